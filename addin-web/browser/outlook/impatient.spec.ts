import { expect, test } from '../fixtures.ts';

test.use({ configuration: { 'Smtp163:CommandTimeout': '00:00:01', 'Smtp163:Pause': '01:00:00' } });

test('timed_out and relay_paused are told, the second with the time to wait', async ({ outlook, server }) => {
  const pane = await outlook.show();
  await server.setFault('silent');
  await pane.send();
  await pane.expectFailure('163’s mail server did not answer in time.');

  await server.setFault('address-rejected');
  await pane.sendButton.click();
  await pane.expectFailure('163 refuses connections from this service at the moment');

  // The next one does not even reach the server.
  const before = (await server.conversations()).length;
  await pane.sendButton.click();
  await pane.expectFailure(/Try again in \d+ minutes\./);
  expect(await server.conversations()).toHaveLength(before);
});
