import 'virtual:fluent-tokens.css';
import './styles/playground.css';
import { render } from 'preact';
import { Playground } from './Playground.tsx';

const root = document.getElementById('playground');
if (root !== null) {
  render(<Playground />, root);
}
