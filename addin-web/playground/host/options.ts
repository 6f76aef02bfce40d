/** What a host says about itself, and how it misbehaves when it is told to. */

/** The permission that the manifest asks for. */
export type Permission = 'Restricted' | 'ReadItem' | 'ReadWriteItem' | 'ReadWriteMailbox';

/** The host's numbers for permissions; they are not in the order of their power. */
export const permissionNumbers: Readonly<Record<Permission, number>> = {
  Restricted: 0,
  ReadItem: 1,
  ReadWriteItem: 3,
  ReadWriteMailbox: 2,
};

/** Outlook's colours, as numbers (0xRRGGBB), as the theme event carries them. */
export interface HostTheme {
  readonly bodyBackgroundColor: number;
  readonly bodyForegroundColor: number;
  readonly controlBackgroundColor: number;
  readonly controlForegroundColor: number;
}

/** Outlook's two themes. */
export const themes: Readonly<Record<'light' | 'dark', HostTheme>> = {
  light: {
    bodyBackgroundColor: 0xffffff,
    bodyForegroundColor: 0x242424,
    controlBackgroundColor: 0xf5f5f5,
    controlForegroundColor: 0x242424,
  },
  dark: {
    bodyBackgroundColor: 0x1f1f1f,
    bodyForegroundColor: 0xffffff,
    controlBackgroundColor: 0x292929,
    controlForegroundColor: 0xffffff,
  },
};

/** How the host answers one kind of call. */
export type Fault =
  /** Never. */
  | { readonly kind: 'silence' }
  /** As usual, but only when {@link OutlookHost.release} is called: late without a clock. */
  | { readonly kind: 'held' }
  /** With an error of Office, such as 9043. */
  | { readonly kind: 'error'; readonly code: number }
  /** With something else than the truth. */
  | { readonly kind: 'data'; readonly data: unknown };

/** How a host presents itself. */
export interface HostOptions {
  /** Outlook's display language, such as `zh-CN`. */
  readonly language: string;
  readonly permission: Permission;
  /** The newest Mailbox requirement set, such as `1.14`. */
  readonly mailboxVersion: string;
  /** Whether office.js is told not to send telemetry. Real Outlook says nothing of the kind. */
  readonly disableLogging: boolean;
  /** Further requirement sets: names and versions. */
  readonly requirementSets: Readonly<Record<string, string>>;
}

/** Outlook on the web as it is today, in English. */
export const defaultOptions: HostOptions = {
  language: 'en-US',
  permission: 'ReadWriteItem',
  mailboxVersion: '1.16',
  disableLogging: false,
  requirementSets: {},
};
