/** What the host tells office.js before the add-in runs: frame name, app context, initial data. */

import type { HostItem } from './item.ts';
import { type HostOptions, permissionNumbers } from './options.ts';

/** The ids that tie one pane to its host. */
export interface PaneIds {
  readonly conversation: string;
  readonly control: string;
  readonly correlation: string;
}

/**
 * The name an iframe needs before it enters the document; office.js finds its host in it.
 * @param origin The host page's origin, `https:` only.
 */
export function frameName(ids: PaneIds, origin: string, options: HostOptions): string {
  const logging = options.disableLogging ? 'disableLogging' : '';
  return JSON.stringify({
    baseFrameName: '_xdm_task_pane',
    hostInfo: `Outlook|Web|16.01|${options.language}|${ids.correlation}||${logging}|0`,
    xdmInfo: `${ids.conversation}|${ids.control}|${origin}`,
    serializerVersion: 1,
    flights: '[]',
  });
}

/** The answer to `ContextActivationManager_getAppContextAsync`. */
export function appContext(
  ids: PaneIds,
  options: HostOptions,
  roamingSettings: Readonly<Record<string, string>>,
): object {
  return {
    _id: ids.control,
    _appName: 64,
    _appVersion: '16.01',
    _appUILocale: options.language,
    _dataLocale: options.language,
    _docUrl: '',
    _clientMode: 0,
    _settings: roamingSettings,
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: ids.correlation,
    _appInstanceId: ids.correlation,
    _requirementMatrix: JSON.stringify({ Mailbox: options.mailboxVersion, ...options.requirementSets }),
    _hostFullVersion: '20261116009.05',
    _appDomains: [],
    _featureGates: {},
    _addinName: '163 SMTP Email Sender',
  };
}

/** The answer to `GetInitialData` and the payload of ItemChanged; `null` when no item is open. */
export function initialData(item: HostItem | null, options: HostOptions): object | null {
  if (item === null) {
    return null;
  }
  return {
    itemType: item.itemType,
    permissionLevel: permissionNumbers[options.permission],
    conversationId: item.conversationId,
    seriesId: null,
    inReplyTo: item.inReplyTo,
    userDisplayName: item.from.name,
    userEmailAddress: item.from.address,
    userTimeZone: 'UTC',
    userProfileType: 'outlookCom',
    hostVersion: '20261116009.05',
    owaView: 'ThreeColumns',
    isFromSharedFolder: false,
    timeZoneOffsets: [],
  };
}
