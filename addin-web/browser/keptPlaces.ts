import type { OutlookStage } from './outlookStage.ts';
import type { PaneDriver } from './paneDriver.ts';

/** What stands in every place where a pane could keep something, by the name of the place. */
export type KeptPlaces = Readonly<Record<string, string>>;

/** The places that a page itself shows and holds while it is open. A draft that is on show stands there, rightly. */
export const openPage = ['fields', 'markup'] as const;

/** Reads every place where the pane could keep something: in the browser, in its own page and in Outlook. */
export async function keptPlaces(outlook: OutlookStage, pane: PaneDriver): Promise<KeptPlaces> {
  const inBrowser = await pane.frame.locator('body').evaluate(readPlaces);
  return {
    ...inBrowser,
    cookies: JSON.stringify(await outlook.page.context().cookies()),
    roamingSettings: JSON.stringify(await outlook.roamingSettings()),
  };
}

/** The same without what the page itself shows and holds. */
export async function storedPlaces(outlook: OutlookStage, pane: PaneDriver): Promise<KeptPlaces> {
  const places = Object.entries(await keptPlaces(outlook, pane));
  return Object.fromEntries(places.filter(([name]) => !openPage.some((place) => place === name)));
}

/** One thing that is stored for the pane. */
export interface Entry {
  readonly place: string;
  readonly name: string;
}

/** The names of everything that is stored for the pane, in the browser and in Outlook. */
export async function readEntries(outlook: OutlookStage, pane: PaneDriver): Promise<readonly Entry[]> {
  const inBrowser = await pane.frame.locator('body').evaluate(async () => {
    const files: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) {
      files.push(name);
    }
    return {
      localStorage: Object.keys(localStorage),
      sessionStorage: Object.keys(sessionStorage),
      indexedDB: (await indexedDB.databases()).map(({ name }) => name ?? ''),
      cacheStorage: await caches.keys(),
      privateFiles: files,
    };
  });
  const places: Readonly<Record<string, readonly string[]>> = {
    ...inBrowser,
    cookies: (await outlook.page.context().cookies()).map(({ name }) => name),
    roamingSettings: Object.keys(await outlook.roamingSettings()),
  };
  return Object.entries(places).flatMap(([place, names]) => names.map((name) => ({ place, name })));
}

/** Runs in the pane. */
async function readPlaces(body: HTMLElement): Promise<KeptPlaces> {
  const page = body.ownerDocument;
  const entries = (store: Storage) => JSON.stringify(Object.keys(store).map((key) => [key, store.getItem(key)]));
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const databases: unknown[] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name ?? ''));
    const stores = [...database.objectStoreNames];
    const contents = stores.map((store) => database.transaction(store).objectStore(store));
    const values = contents.map(async (store) => [await done(store.getAllKeys()), await done(store.getAll())]);
    databases.push([name, stores, await Promise.all(values)]);
    database.close();
  }

  const cached: unknown[] = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      cached.push([name, request.url, await (await cache.match(request))?.text()]);
    }
  }

  const files: string[] = [];
  for await (const [name, handle] of (await navigator.storage.getDirectory()).entries()) {
    files.push(name, handle instanceof FileSystemFileHandle ? await (await handle.getFile()).text() : '');
  }

  const fields = [...page.querySelectorAll<HTMLInputElement>('input, textarea, select')];
  return {
    localStorage: entries(localStorage),
    sessionStorage: entries(sessionStorage),
    indexedDB: JSON.stringify(databases),
    cacheStorage: JSON.stringify(cached),
    privateFiles: JSON.stringify(files),
    documentCookie: page.cookie,
    windowName: window.name,
    location: location.href,
    historyState: JSON.stringify(history.state),
    title: page.title,
    fields: JSON.stringify(fields.map(({ value, defaultValue }) => [value, defaultValue])),
    markup: page.documentElement.outerHTML,
  };
}
