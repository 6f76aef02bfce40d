import type { Answer } from './answer.ts';
import type { Draft, DraftAttachment, EarlierSend } from './draft.ts';

/** Colours that Outlook uses, when it tells. */
export type HostTheme = 'light' | 'dark';

/** The parts of a draft without which nothing can be sent. */
export type DraftPart = 'recipients' | 'subject' | 'body' | 'attachments';

/** A look at the draft, or the parts that Outlook did not give. */
export type DraftReading =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly missing: readonly DraftPart[] };

/** The draft that one send belongs to. It stays this draft when another one is opened. */
export interface DraftItem {
  /** Different for every draft that was open since the pane started. */
  readonly key: number;
  /** Only messages can be sent; an appointment is told so. */
  readonly kind: 'message' | 'appointment';
  read(): Promise<DraftReading>;
  /** The bytes of one attachment. */
  readContent(attachment: DraftAttachment): Promise<Answer<Blob>>;
  earlierSend(): Promise<EarlierSend>;
  /** Says on the draft what became of it, for whoever looks at it next. */
  note(kind: 'started' | 'sent', text: string): Promise<Answer<void>>;
  removeNote(): Promise<Answer<void>>;
  /** Throws the draft away and closes it. On success the pane ends with it. */
  discard(): Promise<Answer<void>>;
  /** Calls back when recipients or attachments change. */
  onChange(listener: () => void): void;
}

/** Outlook, as far as the pane needs it. */
export interface Host {
  /** BCP 47, Outlook's display language. */
  readonly language: string;
  /** The signed-in mailbox, not the 163 address. */
  readonly userAddress: string | null;
  /** Whether a draft can be thrown away from here (Mailbox 1.14). */
  readonly canDiscard: boolean;
  /** Whether Outlook can sign its user in for an add-in (NestedAppAuth 1.1). */
  readonly signsIn: boolean;
  /** Names of Outlook and its version, for a support request. */
  readonly about: { readonly platform: string; readonly version: string };
  theme(): HostTheme | null;
  item(): DraftItem | null;
  onItemChange(listener: () => void): void;
  onThemeChange(listener: () => void): void;
  /** The policy version that the user agreed to, kept in Outlook's roaming settings. */
  agreedPolicy(): string | null;
  /** Keeps the version, or removes it with `null`. */
  keepAgreedPolicy(version: string | null): Promise<Answer<void>>;
}

/** Why there is no host. */
export type NoHost =
  /** office.js could not be loaded or did not get ready in time. */
  | 'notLoaded'
  /** The page was opened outside Outlook. */
  | 'outsideOutlook';

/** What became of the wait for Outlook. */
export type Connection = { readonly ok: true; readonly host: Host } | { readonly ok: false; readonly reason: NoHost };
