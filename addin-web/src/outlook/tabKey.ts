/**
 * Keeps the Tab key with the browser. office.js takes it over on the web: it walks over a list of its own that lacks
 * `<summary>`, and from anything that is not in the list, such as a heading that has just been given the focus, it leaves
 * the pane. Listening at the window while the event is on its way down comes before office.js, which listens on the way up.
 */
export function keepTabKey(page: Window): void {
  page.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Tab') {
        event.stopImmediatePropagation();
      }
    },
    { capture: true },
  );
}
