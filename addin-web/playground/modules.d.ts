declare module 'icon:*' {
  /** The data of the icon's path. */
  const path: string;
  export default path;
}

declare module 'virtual:fluent-tokens.css';
