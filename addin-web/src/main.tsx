import 'virtual:fluent-tokens.css';
import './styles/pane.css';
import { render } from 'preact';

const root = document.getElementById('pane');
if (root !== null) {
  render(<main />, root);
}
