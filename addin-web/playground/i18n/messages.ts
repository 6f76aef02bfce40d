/** Every word of the playground page. A language that lacks one does not compile. */
export interface Messages {
  readonly title: string;
  readonly subtitle: string;
  readonly language: string;
  readonly theme: string;
  readonly themes: { readonly light: string; readonly dark: string };
  readonly drafts: string;
  readonly newDraft: string;
  readonly sampleDraft: string;
  readonly replyDraft: string;
  readonly ribbonSend: string;
  readonly ribbonFeedback: string;
  readonly attachFile: string;
  readonly insertPicture: string;
  readonly bold: string;
  readonly italic: string;
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly subject: string;
  readonly body: string;
  readonly recipientsHint: string;
  readonly attachments: string;
  readonly remove: (name: string) => string;
  readonly draftDiscarded: string;
  readonly pane: string;
  readonly paneTitle: string;
  readonly closePane: string;
  readonly paneHint: string;
  readonly inbox: string;
  readonly inboxHint: string;
  readonly emptyInbox: string;
  readonly emptyInboxList: string;
  readonly clearInbox: string;
  readonly envelope: string;
  readonly views: { readonly mail: string; readonly source: string; readonly conversation: string };
  readonly noSubject: string;
  readonly sameBytes: string;
  readonly otherBytes: string;
  readonly download: string;
  readonly sourceCut: (shown: string) => string;
  readonly tries: string;
  readonly triesHint: string;
  readonly credentials: string;
  readonly address: string;
  readonly code: string;
  readonly copy: (what: string) => string;
  readonly copied: string;
  readonly backToNormal: string;
  readonly isSet: string;
  readonly serverGroup: string;
  readonly outlookGroup: string;
  readonly try: Readonly<Record<TryId, { readonly title: string; readonly text: string }>>;
}

/** Everything that the list of things to try offers. */
export type TryId =
  | 'everything'
  | 'wrongCode'
  | 'smtpOff'
  | 'refusedRecipient'
  | 'spam'
  | 'cut'
  | 'lost'
  | 'slow'
  | 'later'
  | 'unreadable'
  | 'silentOutlook'
  | 'noRecipients'
  | 'otherDraft';
