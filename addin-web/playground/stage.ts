/** Lets the browser tests play Outlook in a page that holds nothing but the pane. */
import './styles/stage.css';
import * as host from './host/index.ts';

declare global {
  interface Window {
    /** The host module, for the tests. */
    outlook: typeof host;
  }
}

window.outlook = host;
