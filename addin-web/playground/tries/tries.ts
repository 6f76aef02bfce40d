import type { Draft } from '../drafts/draft.ts';
import { person } from '../drafts/draft.ts';
import { Calls, type OutlookHost } from '../host/index.ts';
import type { TryId } from '../i18n/messages.ts';
import { setFault } from '../inbox/client.ts';

/** What a thing to try may change. */
export interface Stage {
  readonly host: OutlookHost;
  readonly draft: Draft;
  /** Opens the sample, the reply or an empty draft. */
  readonly show: (which: 'sample' | 'reply' | 'blank') => void;
}

/** A thing to try. */
export interface Try {
  readonly id: TryId;
  readonly setUp: (stage: Stage) => void | Promise<void>;
}

const fault = (id: TryId, name: string): Try => ({ id, setUp: () => setFault(name) });

/** What 163 may answer, in the order in which a newcomer would try it. */
export const serverTries: readonly Try[] = [
  { id: 'everything', setUp: ({ show }) => show('sample') },
  fault('wrongCode', 'wrong-code'),
  fault('smtpOff', 'smtp-off'),
  {
    id: 'refusedRecipient',
    setUp: ({ draft, host }) => {
      draft.item.recipients.to.push(person('Nobody', 'nosuchuser@example.com'));
      host.recipientsChanged('to');
    },
  },
  fault('spam', 'spam'),
  fault('cut', 'cut'),
  fault('lost', 'lost'),
  fault('slow', 'slow'),
  fault('later', 'later'),
];

/** What Outlook may do. */
export const outlookTries: readonly Try[] = [
  {
    id: 'unreadable',
    setUp: ({ host }) => void host.faults.set(Calls.attachmentContentGet, { kind: 'error', code: 9043 }),
  },
  { id: 'silentOutlook', setUp: ({ host }) => void host.faults.set(Calls.bodyGet, { kind: 'silence' }) },
  { id: 'noRecipients', setUp: ({ show }) => show('blank') },
  { id: 'otherDraft', setUp: ({ show }) => show('reply') },
];
