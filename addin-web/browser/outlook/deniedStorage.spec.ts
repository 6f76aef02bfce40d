import { chromiumArguments, deniedStorage, findChromium } from '../chromium.ts';
import { expect, test } from '../fixtures.ts';

const executablePath = findChromium();

test.use({
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...chromiumArguments, deniedStorage],
  },
});

test('Where the browser denies storage, the mail goes out all the same and the privacy view says so', async ({
  outlook,
  server,
}) => {
  const pane = await outlook.show({ agreed: false });
  await pane.agree();
  const denied = await pane.frame.locator('body').evaluate(() => {
    try {
      return localStorage.length < 0;
    } catch {
      return true;
    }
  });
  expect(denied, 'storage is denied').toBe(true);
  await pane.send();
  await pane.expectSent(1);
  expect(await server.mails()).toHaveLength(1);
  await outlook.closePane();
  const privacy = await outlook.openPane('#privacy');
  await expect(privacy.frame.getByRole('region', { name: 'Held on this device now' })).toContainText('1.');
});
