/** Gives the place back; null when another pane has it. */
export type Place = (() => void) | null;

/**
 * Takes the one place in which a mail may be sent, across all panes of this browser: a draft that is open in two of them
 * must not go out twice, and Outlook gives a draft no name that both could compare without keeping something on it.
 */
export async function takePlace(): Promise<Place> {
  return new Promise((resolve) => {
    try {
      navigator.locks
        .request('163 send', { ifAvailable: true }, (lock) => {
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
