// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Calls } from './calls.ts';
import { createItem } from './item.ts';
import { parseRequest } from './messages.ts';
import { OutlookHost } from './outlookHost.ts';

const hosts: OutlookHost[] = [];

/** A host with a pane, and what the host posts into it. */
function openHost() {
  const host = new OutlookHost({}, createItem({ subject: 'Hello' }));
  hosts.push(host);
  const frame = host.open(document.body, 'https://addin.example/taskpane.html', 'The pane');
  const pane = frame.contentWindow as Window;
  const posted = vi.spyOn(pane, 'postMessage').mockImplementation(() => undefined);
  const { xdmInfo } = JSON.parse(frame.name) as { readonly xdmInfo: string };
  const ask = (
    id: number,
    from: { readonly origin?: string; readonly source?: Window; readonly conversation?: string },
  ) =>
    window.dispatchEvent(
      new MessageEvent('message', {
        source: from.source ?? pane,
        origin: from.origin ?? 'https://addin.example',
        data: JSON.stringify({
          _messageType: 0,
          _actionName: 'ExecuteMethod',
          _actionType: 0,
          _conversationId: from.conversation ?? xdmInfo.split('|')[0],
          _correlationId: 7,
          _data: { MethodData: { ControlId: 'control-1', DispatchId: id } },
        }),
      }),
    );
  const answers = () => posted.mock.calls.map(([text]) => JSON.parse(String(text)) as { readonly _data: unknown });
  return { host, ask, answers };
}

afterEach(() => {
  for (const host of hosts.splice(0)) {
    host.dispose();
  }
});

describe('OutlookHost', () => {
  it('answers the pane that it opened', async () => {
    const { ask, answers } = openHost();
    ask(Calls.subjectGet, {});
    await vi.waitFor(() => expect(answers().map(({ _data }) => _data)).toEqual([{ error: false, data: 'Hello' }]));
  });

  it('does not listen to another window, another origin or another conversation', () => {
    const { host, ask } = openHost();
    ask(Calls.subjectGet, { source: window });
    ask(Calls.subjectGet, { origin: 'https://elsewhere.example' });
    ask(Calls.subjectGet, { conversation: 'another' });
    expect(host.calls).toEqual([]);
  });

  it('answers a call that it does not know with an error, never with nothing', async () => {
    const { ask, answers } = openHost();
    ask(9999, {});
    await vi.waitFor(() => expect(answers().map(({ _data }) => _data)).toEqual([{ error: true, errorCode: 9042 }]));
  });

  it('holds an answer back until it is released, and forgets it when the pane closes', async () => {
    const { host, ask, answers } = openHost();
    host.faults.set(Calls.subjectGet, { kind: 'held' });
    ask(Calls.subjectGet, {});
    expect(answers()).toEqual([]);
    host.release();
    await vi.waitFor(() => expect(answers()).toHaveLength(1));
    ask(Calls.subjectGet, {});
    host.close();
    host.release();
    expect(answers()).toHaveLength(1);
  });

  it('raises the errors of Office by their numbers', async () => {
    const { host, ask, answers } = openHost();
    ask(Calls.itemIdGet, {});
    ask(Calls.sessionDataGet, {});
    host.switchItem(null);
    ask(Calls.subjectGet, {});
    await vi.waitFor(() => expect(answers()).toHaveLength(3));
    const codes = answers().map(({ _data }) => (_data as { readonly errorCode: number }).errorCode);
    expect(codes.sort()).toEqual([9030, 9046, 9050]);
  });
});

describe('parseRequest', () => {
  it.each([undefined, 5, '', '{', 'null', '{"_messageType":1}', '{"_messageType":0,"_actionName":5}'])(
    'takes %j for no request',
    (text) => expect(parseRequest(text)).toBeNull(),
  );
});
