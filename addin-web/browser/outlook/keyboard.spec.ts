import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { usualDraft } from '../outlookStage.ts';
import { account, type PaneDriver } from '../paneDriver.ts';

/** What has the focus in the pane, by its text or label. */
function focused(pane: PaneDriver): Promise<string> {
  return pane.frame.locator('body').evaluate((body) => {
    const element = body.ownerDocument.activeElement as HTMLElement | null;
    if (element === null || element === body) {
      return '';
    }
    const label = (element as HTMLInputElement).labels?.[0]?.textContent;
    return (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').trim();
  });
}

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, pane: PaneDriver, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    if (name.test(await focused(pane))) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}; it stands on “${await focused(pane)}”.`);
}

test('A first mail goes out by keyboard alone', async ({ outlook, page, server }) => {
  const pane = await outlook.show({ agreed: false });
  await pane.waitForDraft(usualDraft.subject ?? '');
  await expect(pane.frame.getByRole('button', { name: 'Agree and continue' })).toBeVisible();
  await pane.frame.locator('h1').focus();
  await tabTo(page, pane, /^Agree and continue/);
  await page.keyboard.press('Enter');
  await tabTo(page, pane, /^163 address/);
  await page.keyboard.type(account.address);
  await tabTo(page, pane, /^Authorization code/);
  await page.keyboard.type(account.code);
  await tabTo(page, pane, /^Options/);
  await page.keyboard.press('Enter');
  await tabTo(page, pane, /^Time to undo/);
  await page.keyboard.press('Home');
  await tabTo(page, pane, /^Send via 163/);
  await page.keyboard.press('Enter');
  await pane.expectSent(1);
  // The focus is on the result, not lost with the button that is gone.
  await expect.poll(() => focused(pane)).toMatch(/^Sent to 1 recipient/);
  await tabTo(page, pane, /^Keep the draft/);
  expect(await server.mails()).toHaveLength(1);
});

test('Every control is reached by Tab, forward and backward', async ({ outlook, page }) => {
  const pane = await outlook.show();
  await pane.waitForDraft(usualDraft.subject ?? '');
  await pane.frame.locator('summary', { hasText: 'Options' }).click();
  const names = await pane.frame.locator('body').evaluate((body) =>
    [...body.querySelectorAll<HTMLElement>('button, input, select, a[href], summary')]
      .filter((element) => element.getClientRects().length > 0)
      // Of a group of radio buttons one takes part in Tab.
      .filter((element) => (element as HTMLInputElement).type !== 'radio' || (element as HTMLInputElement).checked)
      .map((element) => {
        const label = (element as HTMLInputElement).labels?.[0]?.textContent;
        return (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').trim();
      }),
  );
  await pane.frame.locator('h1').focus();
  const reached = new Set<string>();
  for (let steps = 0; steps < names.length + 4; steps += 1) {
    await page.keyboard.press('Tab');
    reached.add(await focused(pane));
  }
  expect(names.filter((name) => !reached.has(name))).toEqual([]);

  const back = new Set<string>();
  for (let steps = 0; steps < names.length + 4; steps += 1) {
    back.add(await focused(pane));
    await page.keyboard.press('Shift+Tab');
  }
  expect(names.filter((name) => !back.has(name))).toEqual([]);
});

test('A change of view moves the focus to its heading, and back', async ({ outlook, page }) => {
  const pane = await outlook.show();
  await pane.waitForDraft(usualDraft.subject ?? '');
  for (const [link, heading] of [
    ['How do I get a code?', 'How to get an authorization code'],
    ['Privacy', 'Privacy'],
    ['Feedback', 'Feedback'],
  ] as const) {
    await pane.frame.getByRole('button', { name: link, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(pane.frame.getByRole('heading', { level: 1, name: heading })).toBeFocused();
    await pane.frame.getByRole('button', { name: 'Back', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(pane.frame.getByRole('heading', { level: 1 })).toBeFocused();
  }
});

test('A failure and a question take the focus', async ({ outlook, server }) => {
  const pane = await outlook.show();
  await server.setFault('wrong-code');
  await pane.send();
  await pane.expectFailure('163 did not accept');
  await expect.poll(() => focused(pane)).toMatch(/^Not sent/);
});

test('Targets are large enough to touch', async ({ outlook, page }) => {
  await page.setViewportSize({ width: 320, height: 900 });
  const pane = await outlook.show({ agreed: false });
  await pane.waitForDraft(usualDraft.subject ?? '');
  await pane.frame.locator('summary', { hasText: 'Options' }).click();
  const small = await pane.frame
    .locator('body')
    .evaluate((body) =>
      [
        ...body.querySelectorAll<HTMLElement>(
          'button, input:not([type=radio], [type=checkbox]), select, summary, .choice',
        ),
      ]
        .map((element) => ({ name: element.textContent?.trim() ?? '', height: element.getBoundingClientRect().height }))
        .filter(({ height }) => height > 0 && height < 44),
    );
  expect(small).toEqual([]);
});

test('Nothing jumps while the pane fills', async ({ outlook, page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) {
          shifts.push(entry.value);
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const pane = await outlook.show();
  await pane.waitForDraft(usualDraft.subject ?? '');
  const shifts = await pane.frame
    .locator('body')
    .evaluate(() => (window as unknown as { readonly shifts: readonly number[] }).shifts);
  // The bound that browsers call good is 0.1; a pane that fills beside a draft can do better.
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.05);
});
