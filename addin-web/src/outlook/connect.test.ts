// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connect, themeFromColour } from './connect.ts';
import { failing, fakeItem, fakeOffice } from './fakeOffice.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const page = (withScript: boolean) => {
  const made = document.implementation.createHTMLDocument();
  const script = made.createElement('script');
  script.setAttribute('src', 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js');
  if (withScript) {
    made.head.append(script);
  }
  return { made, script };
};

describe('connect', () => {
  it('gives the host when office.js was there first', async () => {
    fakeOffice(fakeItem());
    await expect(connect(document)).resolves.toMatchObject({
      ok: true,
      host: { language: 'en-US', userAddress: 'ann@outlook.com' },
    });
  });

  it('waits for a script that comes later', async () => {
    const { made, script } = page(true);
    const connection = connect(made);
    fakeOffice(fakeItem());
    script.dispatchEvent(new Event('load'));
    await expect(connection).resolves.toMatchObject({ ok: true });
  });

  it('tells a blocked script at once', async () => {
    const { made, script } = page(true);
    const connection = connect(made);
    script.dispatchEvent(new Event('error'));
    await expect(connection).resolves.toEqual({ ok: false, reason: 'notLoaded' });
  });

  it('does not wait for ever for an office.js that never gets ready', async () => {
    vi.useFakeTimers();
    vi.stubGlobal('Office', { onReady: () => new Promise(() => undefined) });
    const connection = connect(document, 1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(connection).resolves.toEqual({ ok: false, reason: 'notLoaded' });
  });

  it('survives an office.js that throws', async () => {
    vi.stubGlobal('Office', {
      onReady: () => {
        throw new Error('broken');
      },
    });
    await expect(connect(document)).resolves.toEqual({ ok: false, reason: 'notLoaded' });
  });

  it('knows a browser tab from Outlook', async () => {
    fakeOffice(fakeItem(), { host: null });
    await expect(connect(document)).resolves.toEqual({ ok: false, reason: 'outsideOutlook' });
  });
});

describe('the host', () => {
  async function host(...args: Parameters<typeof fakeOffice>) {
    const office = fakeOffice(...args);
    const connection = await connect(document);
    if (!connection.ok) {
      throw new Error('not connected');
    }
    return { ...office, host: connection.host };
  }

  it('takes a new item as another draft', async () => {
    const { host: outlook, mailbox, handlers } = await host(fakeItem());
    const first = outlook.item();
    const changed = vi.fn();
    outlook.onItemChange(changed);
    mailbox.item = fakeItem({ subject: 'Another' });
    handlers.get('item')?.();
    expect(changed).toHaveBeenCalledOnce();
    expect(outlook.item()?.key).not.toBe(first?.key);
    await expect(first?.note('sent', 'done')).resolves.toMatchObject({ ok: false });
  });

  it('has no draft when Outlook shows none', async () => {
    const { host: outlook } = await host(null);
    expect(outlook.item()).toBeNull();
    expect(outlook.canDiscard).toBe(false);
  });

  it('keeps and removes the agreed policy', async () => {
    const { host: outlook, roaming } = await host(fakeItem());
    expect(outlook.agreedPolicy()).toBeNull();
    await outlook.keepAgreedPolicy('1.0');
    expect(outlook.agreedPolicy()).toBe('1.0');
    await outlook.keepAgreedPolicy(null);
    expect(roaming.size).toBe(0);
  });

  it('says when roaming settings cannot be saved', async () => {
    const { host: outlook } = await host(fakeItem());
    Office.context.roamingSettings.saveAsync = failing(9019) as never;
    await expect(outlook.keepAgreedPolicy('1.0')).resolves.toMatchObject({ ok: false });
  });

  it('can discard only where Outlook has the call and says so', async () => {
    const closable = { ...fakeItem(), closeAsync: () => undefined };
    expect((await host(closable, { version: '1.14' })).host.canDiscard).toBe(true);
    expect((await host(closable, { version: '1.8' })).host.canDiscard).toBe(false);
    expect((await host(fakeItem(), { version: '1.14' })).host.canDiscard).toBe(false);
  });

  it('reads the theme where there is one', async () => {
    expect((await host(fakeItem())).host.theme()).toBeNull();
    expect((await host(fakeItem(), { theme: { isDarkTheme: true } })).host.theme()).toBe('dark');
    expect((await host(fakeItem(), { theme: { bodyBackgroundColor: '#ffffff' } })).host.theme()).toBe('light');
  });
});

it('tells dark from light by a colour', () => {
  expect(themeFromColour('#1f1f1f')).toBe('dark');
  expect(themeFromColour('#fafafa')).toBe('light');
  expect(themeFromColour(undefined)).toBeNull();
  expect(themeFromColour('red')).toBeNull();
});
