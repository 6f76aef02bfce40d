import { formatFor } from './format.ts';

const format = formatFor('en-US');
const count = (n: number, one: string, other: string) => `${format.number(n)} ${format.plural(n, { one, other })}`;

/** English. The other tables have the same shape: a message that one of them lacks does not compile. */
export const messages = {
  format,
  productName: '163 SMTP Email Sender',
  back: 'Back',
  opensNewWindow: '(opens a new window)',

  connecting: 'Connecting to Outlook…',
  notLoaded: {
    title: 'Outlook does not answer',
    text: 'A file that Outlook’s add-ins need could not be loaded, or Outlook took too long. Nothing has been sent.',
    remedy:
      'Close this pane and open it again. If that does not help, check that appsforoffice.microsoft.com and ajax.aspnetcdn.com are not blocked on your network.',
  },
  outsideOutlook: {
    title: 'This page belongs inside Outlook',
    text: 'It sends the draft that is open in Outlook, so it cannot do anything in a browser tab of its own.',
    remedy:
      'In Outlook, write a new message and choose “Send via 163” in its ribbon. It works with Microsoft 365 and Outlook.com mailboxes; a 163 mailbox added to Outlook has no add-ins.',
  },
  noDraft: 'No draft is open. Write a new message, a reply or a forward, and it shows here.',
  serverAway: 'The service of this add-in cannot be reached, so nothing can be sent right now.',
  tryAgain: 'Try again',

  consent: {
    title: 'Before your first mail',
    changedTitle: 'The privacy policy has changed',
    text: 'This add-in hands your draft, together with your 163 address and authorization code, to its own server, which passes the mail on to 163 over an encrypted connection and forgets all of it. Nothing is stored, and nobody else gets anything.',
    changedText: 'Please read what is new before your next mail is sent.',
    policy: 'Read the privacy policy',
    agree: 'Agree and continue',
    needed: 'Please agree to the privacy policy first.',
    notKept: 'Outlook could not remember your agreement. You can go on; you will be asked again next time.',
  },

  account: {
    title: 'Your 163 account',
    address: '163 address',
    addressHint: 'Recipients will see this address as the sender.',
    addressMissing: 'Enter your 163 address.',
    addressWrong: 'This is not a 163.com address. It looks like name@163.com.',
    code: 'Authorization code',
    codeHint: 'Not your web password: a code that 163 makes for mail programs.',
    codeMissing: 'Enter the authorization code.',
    codeCharacters: 'An authorization code has only Latin letters and digits. Please copy it again.',
    codeShape:
      'Authorization codes usually have 16 letters and digits. This looks different; is it perhaps your web password?',
    show: 'Show code',
    hide: 'Hide code',
    check: 'Check',
    checking: 'Checking with 163…',
    accepted: '163 accepts this address and code.',
    guide: 'How do I get a code?',
    forget: 'Forget now',
    forgotten: 'Address and code have been forgotten.',
    kept: 'Kept in memory only, until the mail is sent or this pane is closed.',
  },

  draft: {
    title: 'What will be sent',
    reading: 'Reading the draft…',
    again: 'Read again',
    unreadable: 'Outlook did not give the whole draft. Nothing can be sent until it does.',
    from: 'From',
    fromMissing: 'your 163 address',
    notFromOutlook: (address: string) => `Not from ${address}, your Outlook address.`,
    to: 'To',
    cc: 'Cc',
    bcc: 'Bcc',
    nobody: 'Nobody yet',
    showAll: (n: number) => `Show all ${format.number(n)}`,
    showFewer: 'Show fewer',
    subject: 'Subject',
    noSubject: 'No subject',
    kind: 'Kind',
    kinds: { newMail: 'New message', reply: 'Reply', forward: 'Forward' },
    attachments: 'Attachments',
    noAttachments: 'None',
    total: (n: number, bytes: number) => `${count(n, 'file', 'files')}, ${format.size(bytes)}`,
    pictures: 'Pictures in the text',
    pictureCount: (n: number) => count(n, 'picture', 'pictures'),
    importance: 'Importance',
    file: (type: string, bytes: number) => (type === '' ? format.size(bytes) : `${type}, ${format.size(bytes)}`),
  },

  checks: {
    title: 'Before it leaves',
    error: 'Must be fixed',
    warning: 'Please check',
    sendingElsewhere: 'Another pane is sending a mail right now. Wait until it has finished.',
    appointment: 'This is a meeting, and only mails can be sent through 163. Write a message instead.',
    protectedItem:
      'This message is encrypted, signed or protected. Sent through 163 it would lose that, or not open at all. Switch the protection off in Outlook if you may, or send it with Outlook.',
    noRecipients: 'There is no recipient. Add one in To, Cc or Bcc.',
    tooManyRecipients: (n: number, limit: number) =>
      `${format.number(n)} recipients are too many; ${format.number(limit)} are allowed. Send to fewer at a time.`,
    badAddresses: (names: readonly string[]) =>
      `This cannot be an e-mail address: ${format.list(names)}. Correct or remove it.`,
    controlCharacters: (names: readonly string[]) =>
      `There are invisible control characters in: ${format.list(names)}. Type it again.`,
    subjectTooLong: (limit: number) => `The subject has more than ${format.number(limit)} characters. Shorten it.`,
    refusedTypes: (names: readonly string[]) =>
      `163 does not take files of this type: ${format.list(names)}. Put them into a ZIP file, or share a link.`,
    cloudAttachments: (names: readonly string[]) =>
      `This is only a link to a cloud file: ${format.list(names)}. In Outlook, choose “Attach as a copy”, or put the link into the text.`,
    tooLarge: (bytes: number, limit: number) =>
      `The attachments have ${format.size(bytes)} in all; ${format.size(limit)} are allowed. Remove some, or share a link.`,
    tooManyAttachments: (n: number, limit: number) =>
      `${format.number(n)} attachments are too many; ${format.number(limit)} are allowed. Put some into a ZIP file.`,
    emptyAttachments: (names: readonly string[]) =>
      `Outlook handed over an empty file: ${format.list(names)}. Attach it again. Your organisation may be blocking it.`,
    changedAttachments: (names: readonly string[]) =>
      `The size of this file is not what Outlook announced: ${format.list(names)}. It may have been replaced on the way; open it to be sure.`,
    emptySubject: 'The subject is empty. Mails without one are often taken for spam.',
    emptyBody: 'The text is empty.',
    forgottenAttachment: 'The text speaks of an attachment, but there is none.',
    missingPictures: (n: number) =>
      `${count(n, 'picture', 'pictures')} in the text cannot be found. Recipients will see an empty frame; insert it again to be sure.`,
    onlyTest: 'A mail that says only “test” is often refused by 163 as spam. Write a real sentence.',
    delayed: (until: Date) =>
      `In Outlook this mail is set to be sent ${format.dateTime(until)}. Through 163 it is sent now.`,
    alreadySent: 'This draft has already been sent via 163. Sending it again gives every recipient a second copy.',
    sendUnknown:
      'Sending this draft was started before and its end is not known. Look into the Sent folder at mail.163.com first.',
  },

  options: {
    title: 'Options',
    replyTo: 'Replies go to',
    replyToAccount: 'my 163 mailbox',
    replyToOutlook: (address: string) => (address === '' ? 'the Outlook address' : `the Outlook address (${address})`),
    displayName: 'Name that recipients see',
    displayNameHint: 'Optional. Without it they see the address alone.',
    importance: 'Importance',
    importanceHint: 'Outlook does not tell add-ins what you set in the draft, so choose it here.',
    importances: { low: 'Low', normal: 'Normal', high: 'High' },
    readReceipt: 'Ask for a read receipt',
    undo: 'Time to undo',
    undoSeconds: (n: number) => (n === 0 ? 'None' : count(n, 'second', 'seconds')),
  },

  sending: {
    send: 'Send via 163',
    sendAnyway: 'Send anyway',
    cancel: 'Cancel',
    undo: 'Undo',
    dontSend: 'Don’t send',
    askTitle: 'Send it like this?',
    blockedTitle: 'Not sent yet',
    checking: 'Checking the draft…',
    counting: (n: number) => `Sending in ${count(n, 'second', 'seconds')}`,
    reading: 'Reading the attachments…',
    readingDetail: (done: number, of: number) => `${format.number(done)} of ${format.number(of)}`,
    preparing: 'Preparing the mail…',
    uploading: 'Uploading the mail…',
    uploaded: (loaded: number, total: number) => `${format.size(loaded)} of ${format.size(total)}`,
    waiting: '163 is checking the mail. It can no longer be cancelled.',
    progress: 'Progress of sending',
    elsewhere: 'Another draft is still being sent from this pane. This one can follow when it is done.',
    other: {
      sent: 'The draft that was open before has gone out via 163.',
      notSent: 'The draft that was open before was not sent. Nothing of it was delivered to anyone.',
      unknown:
        'It is not known whether the draft that was open before was sent. Look into the Sent folder at mail.163.com.',
    },
    cancelled: 'Cancelled. Nothing was sent to anyone.',
    cancelledUnknown:
      'Cancelled too late to be sure: the whole mail may already have reached 163. Look into the Sent folder at mail.163.com before you send it again.',
    noteStarted: 'Being sent via 163. If this stays, look into 163’s Sent folder before sending again.',
    noteSent: 'Sent via 163. There is no need to send it again.',
  },

  sent: {
    title: (n: number) => `Sent to ${count(n, 'recipient', 'recipients')}`,
    text: (time: Date) => `163 took the mail at ${format.time(time)}.`,
    queueId: '163’s reference',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'Select the text and copy it yourself.',
    forgotten: 'The authorization code and the mail have been dropped from memory.',
    draftLeft: 'The draft is still open in Outlook. It is not needed any more.',
    discard: 'Discard the draft',
    discardHint: 'Outlook closes it, and this pane with it.',
    discardFailed: 'Outlook did not discard it. Close the message window yourself and choose “Discard”.',
    cannotDiscard:
      'This Outlook does not let add-ins discard a draft. Close the message window yourself and choose “Discard”.',
    keep: 'Keep the draft',
    count: (n: number) => `${count(n, 'mail', 'mails')} sent in this session`,
  },

  failure: {
    title: 'Not sent',
    unknownTitle: 'It is not known whether the mail was sent',
    nothingDelivered: 'Nothing was delivered to anyone.',
    deliveryUnknown:
      'Open mail.163.com and look into the Sent folder (已发送) first. Send it again only if the mail is not there.',
    retryLater: (seconds: number) =>
      seconds < 90
        ? `Try again in ${count(Math.ceil(seconds), 'second', 'seconds')}.`
        : `Try again in ${count(Math.ceil(seconds / 60), 'minute', 'minutes')}.`,
    refusedRecipients: 'Refused addresses',
    unreadable: 'Attachments',
    fields: 'Fields',
    reply: '163 says',
    details: 'Details for support',
    detailsHint: 'Without addresses, subject, text or file names.',
    copyDetails: 'Copy details',
    codes: {
      invalid_request: {
        happened: 'The service did not accept something in this mail.',
        todo: 'Check recipients, subject and attachment names for unusual characters. If all is well, send us the details.',
      },
      unauthorized: {
        happened: 'You are not signed in to this service, or the sign-in has run out.',
        todo: 'Send again and sign in when asked.',
      },
      forbidden: {
        happened: 'Your account may not use this service.',
        todo: 'Ask the administrator who installed the add-in.',
      },
      not_found: {
        happened: 'The service does not know this request.',
        todo: 'Close the pane and open it again; it may be out of date.',
      },
      method_not_allowed: {
        happened: 'The service does not take this request.',
        todo: 'Close the pane and open it again; it may be out of date.',
      },
      upload_stalled: {
        happened: 'The upload stood still for too long.',
        todo: 'Check your connection and send again, or with smaller attachments.',
      },
      payload_too_large: {
        happened: 'The mail is over a limit of this service: the attachments’ size or the number of recipients.',
        todo: 'Remove attachments or send to fewer people at a time.',
      },
      unsupported_media_type: {
        happened: 'The service does not take this kind of request.',
        todo: 'Close the pane and open it again; it may be out of date.',
      },
      rate_limited: {
        happened: 'Too many mails or sign-in attempts in a short time.',
        todo: 'Wait a little before you try again.',
      },
      authentication_failed: {
        happened: '163 did not accept the address and the authorization code.',
        todo: 'Use the authorization code, not your web password. If you are unsure, make a new code in 163’s settings.',
      },
      smtp_disabled: {
        happened: 'SMTP is not switched on for this 163 account, or 163 has blocked sending for a while.',
        todo: 'Switch on IMAP/SMTP in 163’s web settings and make a new code. If it worked before, send a mail by hand on the web and wait a day.',
      },
      sender_refused: {
        happened: '163 does not let this account send.',
        todo: 'Sign in at mail.163.com, see what it says there, and contact NetEase if the account is restricted.',
      },
      recipients_refused: {
        happened: '163 refused one or more recipients, so the mail went to nobody.',
        todo: 'Correct or remove these addresses and send again.',
      },
      content_refused: {
        happened: '163 took the content for spam.',
        todo: 'Change subject and text, leave out links, write more than a few words, and try later. Sending the same mail again does not help.',
      },
      attachment_refused: {
        happened: '163 does not take an attachment of this type.',
        todo: 'Put it into a ZIP file, or share a link.',
      },
      message_too_large: {
        happened: '163 finds the mail too large.',
        todo: 'Remove attachments or share them as a link.',
      },
      quota_exceeded: {
        happened: 'This account has reached 163’s sending limit.',
        todo: 'Wait until it is lifted: after a quarter of an hour, or the next day for the daily limit.',
      },
      temporarily_refused: {
        happened: '163 could not take the mail just now.',
        todo: 'Try again later; nothing is wrong with the mail.',
      },
      relay_paused: {
        happened: '163 refuses connections from this service at the moment, so all sending pauses.',
        todo: 'Try again later. There is nothing for you to change.',
      },
      overloaded: {
        happened: 'Too many mails are being sent through this service right now.',
        todo: 'Try again in a moment.',
      },
      untrusted_server: {
        happened: 'The connection to 163 could not be proved to be safe, so it was not made.',
        todo: 'Try again later. If it stays so, tell us: something on the way may be interfering.',
      },
      unreachable: {
        happened: '163’s mail server could not be reached, or the connection to it broke.',
        todo: 'Try again in a moment.',
      },
      protocol_error: {
        happened: '163’s mail server answered in a way that makes no sense.',
        todo: 'Try again later. If it happens again, send us the details.',
      },
      timed_out: { happened: '163’s mail server did not answer in time.', todo: 'Try again in a moment.' },
      delivery_unknown: {
        happened: 'The connection broke after the whole mail had been handed to 163 and before it confirmed.',
        todo: 'The mail may have been sent.',
      },
      refused: { happened: '163 refused the mail.', todo: 'Read below what 163 says, and change what it names.' },
      internal_error: {
        happened: 'Something went wrong in this service.',
        todo: 'Try again. If it happens again, send us the details.',
      },
      server_unreachable: {
        happened: 'The service of this add-in could not be reached, or the connection broke during the upload.',
        todo: 'Check your internet connection and try again.',
      },
      answer_lost: {
        happened: 'The connection to the service broke after the mail had been uploaded.',
        todo: 'The mail may have been sent.',
      },
      unexpected_answer: {
        happened: 'Something on your network answered in place of the service.',
        todo: 'A proxy or a firewall may be in the way. Try another network.',
      },
      draft_unreadable: {
        happened: 'Outlook did not give the draft.',
        todo: 'Click into the draft, wait a moment and try again.',
      },
      attachment_unreadable: {
        happened: 'Outlook did not give the content of an attachment.',
        todo: 'Wait until it has finished loading, or remove it and attach it again.',
      },
      sign_in_failed: { happened: 'The sign-in was not completed.', todo: 'Try again and allow the sign-in window.' },
    },
  },

  guide: {
    title: 'How to get an authorization code',
    intro:
      '163 lets mail programs in only with a code of their own. Making one takes about two minutes, once. Have the phone at hand whose number is bound to your 163 account.',
    steps: [
      {
        title: 'Sign in at mail.163.com',
        text: 'Use a web browser on a computer, with your usual password.',
        picture: 'A browser window at mail.163.com with the sign-in form.',
      },
      {
        title: 'Open 设置 (Settings), then POP3/SMTP/IMAP',
        text: 'Settings is in the row at the top of the page.',
        picture: 'The top row of 163’s web mail with 设置 marked, and below it the menu entry POP3/SMTP/IMAP.',
      },
      {
        title: 'Switch on IMAP/SMTP服务',
        text: 'Choose 开启 (On) beside IMAP/SMTP服务. 163 asks you to confirm by sending a text message from your phone.',
        picture: 'The line IMAP/SMTP服务 with the link 开启 marked, and a phone sending a message.',
      },
      {
        title: 'Copy the code',
        text: '163 shows 16 letters and digits, once. Copy them before you close the window; a lost code is replaced by making a new one.',
        picture: 'A window with a code of 16 characters and the copy button marked.',
      },
      {
        title: 'Paste it here',
        text: 'Come back to this pane and paste it into Authorization code. Then choose Check.',
        picture: 'This pane with the authorization code field marked.',
      },
    ],
    open: 'Open mail.163.com',
    revoke: 'You can delete the code at the same place at any time; from then on it opens nothing.',
    done: 'I have a code',
  },

  feedback: {
    title: 'Feedback',
    link: 'Feedback',
    intro: 'What you write here is sent as an ordinary mail through 163 to the people who run this add-in.',
    topic: 'Topic',
    topics: {
      problem: 'A problem',
      idea: 'An idea',
      privacy: 'A question about privacy',
      deletion: 'Ask for deletion',
    },
    text: 'Your message',
    textHint: (left: number) => `${count(left, 'character', 'characters')} left`,
    textMissing: 'Write a few words first.',
    replyTo: 'Reply address',
    replyToHint: 'Optional. Without it nobody can answer you.',
    replyToWrong: 'This cannot be an e-mail address.',
    deletionText: 'Please delete everything that you believe you hold about me, and tell me what it was.',
    fromAccount: 'Send it from my 163 mailbox',
    preview: 'Exactly this is sent',
    previewFrom: 'From',
    previewOperator: 'the add-in’s own mailbox',
    previewNone: 'none',
    send: 'Send feedback',
    sending: 'Sending your feedback…',
    sent: 'Sent. Thank you!',
    needsAccount:
      'This service has no mailbox of its own for feedback. Tick “Send it from my 163 mailbox”, or write to the address below.',
    contact: 'You prefer to write a mail? The address is',
  },

  privacy: {
    title: 'Privacy',
    link: 'Privacy',
    short: [
      'Your 163 address and authorization code are used only to sign in to 163’s mail server while a mail is sent. They are never stored.',
      'Subject, text and attachments are used only to send that mail, and dropped as soon as it is sent.',
      'Every part of the way to 163 is encrypted; a connection that cannot be is not made.',
      'There is no advertising and no analytics, and nothing is passed on to others. Outlook itself may save your draft, Microsoft delivers the files that every Outlook add-in needs, and what 163 and the recipients keep is theirs.',
    ],
    policy: 'Read the whole policy',
    version: (version: string) => `Version ${version}`,
    deviceTitle: 'Held on this device now',
    deviceIntro: 'This is everything that this add-in and Microsoft’s part of it have stored here.',
    sentMails: 'Mails sent in this session, with times',
    sentNone: 'None',
    agreed: 'Agreed policy version (in your Outlook settings)',
    agreedNone: 'None',
    agreedUnknown: 'Not known until Outlook answers',
    memory: '163 address and authorization code',
    memoryNone: 'Not held',
    memoryHeld: 'In memory only, until sent or closed',
    officeKey: (key: string) => `Microsoft’s office.js: ${key}`,
    otherKey: (key: string) => `Stored under ${key}`,
    bytes: (bytes: number) => format.size(bytes),
    storageDenied: 'This browser does not let the pane store anything.',
    clear: 'Clear all of it',
    cleared: 'Cleared. You will be asked to agree again before the next mail.',
    clearFailed: 'Outlook could not remove the agreed version. The rest is cleared.',
    askDeletion: 'Ask for deletion',
    askDeletionText: 'The service keeps nothing, so there should be nothing to delete. If you believe otherwise, ask.',
  },
};

export type Messages = typeof messages;
