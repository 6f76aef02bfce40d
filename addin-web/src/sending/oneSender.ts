/** Gives the place back; null when another pane has it. */
export type Place = (() => void) | null;

/**
 * Takes the one place in which a draft may be sent, across all panes of this browser.
 *
 * @param draft the draft's name that every pane on it knows; without one, all drafts share one place
 */
export async function takePlace(draft: string | null): Promise<Place> {
  const name = `send ${draft ?? 'any draft'}`;
  return new Promise((resolve) => {
    try {
      navigator.locks
        .request(name, { ifAvailable: true }, (lock) => {
          if (lock === null) {
            resolve(null);
            return undefined;
          }
          return new Promise<void>((release) => resolve(release));
        })
        // Where storage is denied there are no locks; one pane still guards itself.
        .catch(() => resolve(() => undefined));
    } catch {
      resolve(() => undefined);
    }
  });
}
