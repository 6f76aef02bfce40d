/** Outlook's side of every mailbox call the host knows, by the number of the call on the wire. */

import { type HostItem, type HostNotification, type HostRecipient, recipientFields } from './item.ts';

/** The numbers of the calls, named as in Office.js. */
export const Calls = {
  loadCustomProperties: 3,
  saveCustomProperties: 4,
  bodyGetType: 14,
  recipientsGet: 15,
  subjectSet: 17,
  subjectGet: 18,
  removeAttachment: 20,
  save: 32,
  notificationAdd: 33,
  notificationsGetAll: 34,
  notificationReplace: 35,
  notificationRemove: 36,
  bodyGet: 37,
  close: 41,
  closeApp: 42,
  initializationContext: 99,
  fromGet: 107,
  attachmentsGet: 149,
  attachmentContentGet: 150,
  internetHeadersGet: 151,
  logTelemetry: 163,
  itemIdGet: 164,
  delayDeliveryTimeGet: 166,
  composeTypeGet: 174,
  isClientSignatureEnabled: 175,
  sessionDataSet: 185,
  sessionDataGet: 186,
  sessionDataGetAll: 187,
  sessionDataClear: 188,
  sessionDataRemove: 189,
  closeAsync: 203,
  itemClassGet: 210,
  roamingSettingsSave: 404,
} as const;

/** An error that Office hands to the add-in by its number. */
export class OfficeError extends Error {
  public readonly code: number;

  public constructor(code: number) {
    super(`Office error ${code}`);
    this.code = code;
  }
}

/** What a call may touch. */
export interface CallContext {
  readonly item: HostItem;
  readonly roamingSettings: Record<string, string>;
  /** Mailbox 1.16 and newer name inline pictures by their content id. */
  readonly hasContentIds: boolean;
  /** Called after the item's notifications changed. */
  readonly notificationsChanged: () => void;
  /** Called when the add-in asks to close the draft. */
  readonly closeItem: (discard: boolean) => void;
  /** Called when the add-in asks to close its pane. */
  readonly closePane: () => void;
}

/** What a call carries, by the names on the wire. Nothing is known of the values. */
interface Parameters {
  readonly coercionType?: unknown;
  readonly recipientField?: unknown;
  readonly discardItem?: unknown;
  readonly customProperties?: unknown;
  readonly id?: unknown;
  readonly attachmentIndex?: unknown;
  readonly key?: unknown;
  readonly type?: unknown;
  readonly message?: unknown;
  readonly icon?: unknown;
  readonly persistent?: unknown;
  readonly name?: unknown;
  readonly value?: unknown;
  readonly subject?: unknown;
}

type Handler = (context: CallContext, parameters: Parameters) => unknown;

const text = (parameters: Parameters, name: keyof Parameters): string => String(parameters[name] ?? '');

const handlers = new Map<number, Handler>([
  [Calls.bodyGetType, ({ item }) => item.bodyType],
  [Calls.bodyGet, ({ item }, parameters) => (Number(parameters.coercionType) === 3 ? item.html() : item.text())],
  [Calls.recipientsGet, ({ item }, parameters) => recipients(item, Number(parameters.recipientField))],
  [Calls.subjectGet, ({ item }) => item.subject],
  [Calls.subjectSet, setSubject],
  [Calls.fromGet, ({ item }) => item.from],
  [Calls.composeTypeGet, ({ item }) => ({ composeType: item.composeType, coercionType: item.bodyType })],
  [Calls.attachmentsGet, attachments],
  [Calls.attachmentContentGet, attachmentContent],
  [Calls.removeAttachment, removeAttachment],
  [Calls.internetHeadersGet, () => ({})],
  [Calls.initializationContext, () => ''],
  [Calls.delayDeliveryTimeGet, ({ item }) => item.deliverAt],
  [Calls.itemClassGet, ({ item }) => item.itemClass],
  [Calls.isClientSignatureEnabled, () => false],
  [Calls.itemIdGet, itemId],
  [Calls.save, save],
  [Calls.notificationAdd, (context, parameters) => notify(context, parameters, false)],
  [Calls.notificationReplace, (context, parameters) => notify(context, parameters, true)],
  [Calls.notificationsGetAll, ({ item }) => [...item.notifications.values()].map(withTypeName)],
  [Calls.notificationRemove, removeNotification],
  [
    Calls.sessionDataSet,
    ({ item }, parameters) => void item.sessionData.set(text(parameters, 'name'), text(parameters, 'value')),
  ],
  [Calls.sessionDataGet, sessionData],
  [Calls.sessionDataGetAll, ({ item }) => Object.fromEntries(item.sessionData)],
  [Calls.sessionDataClear, ({ item }) => item.sessionData.clear()],
  [Calls.sessionDataRemove, ({ item }, parameters) => void item.sessionData.delete(text(parameters, 'name'))],
  [Calls.close, ({ closeItem }) => closeItem(false)],
  [Calls.closeApp, ({ closePane }) => closePane()],
  [Calls.closeAsync, ({ closeItem }, parameters) => closeItem(parameters.discardItem === true)],
  [Calls.roamingSettingsSave, saveRoamingSettings],
  [Calls.logTelemetry, () => undefined],
]);

/**
 * Answers one call.
 * @returns What office.js gets as the message's data; always an object, for with `null` it never calls back.
 */
export async function answerCall(id: number, context: CallContext, parameters: Parameters): Promise<object> {
  if (id === Calls.loadCustomProperties) {
    return { wasSuccessful: true, customProperties: context.item.customProperties };
  }
  if (id === Calls.saveCustomProperties) {
    context.item.customProperties = JSON.stringify(parameters.customProperties ?? {});
    return { error: false };
  }
  const handler = handlers.get(id);
  if (handler === undefined) {
    return { error: true, errorCode: 9042 };
  }
  try {
    return { error: false, data: await handler(context, parameters) };
  } catch (error) {
    return { error: true, errorCode: error instanceof OfficeError ? error.code : 9042 };
  }
}

function recipients(item: HostItem, field: number): readonly HostRecipient[] {
  const name = recipientFields[field];
  if (name === undefined) {
    throw new OfficeError(9042);
  }
  return item.recipients[name];
}

function setSubject({ item }: CallContext, parameters: Parameters): void {
  item.subject = text(parameters, 'subject');
}

function attachments({ item, hasContentIds }: CallContext): object[] {
  return item.attachments.map(({ content: _content, format: _format, contentId, ...details }) =>
    hasContentIds && contentId !== undefined ? { ...details, contentId } : details,
  );
}

async function attachmentContent({ item }: CallContext, parameters: Parameters): Promise<object> {
  const found = item.attachments.find((attachment) => attachment.id === parameters.id);
  if (found === undefined) {
    throw new OfficeError(9003);
  }
  return { content: await found.content(), format: found.format };
}

function removeAttachment({ item }: CallContext, parameters: Parameters): void {
  const index = item.attachments.findIndex((attachment) => attachment.id === parameters.attachmentIndex);
  if (index < 0) {
    throw new OfficeError(9008);
  }
  item.attachments.splice(index, 1);
}

function itemId({ item }: CallContext): string {
  if (item.itemId === null) {
    throw new OfficeError(9046);
  }
  return item.itemId;
}

function save({ item }: CallContext): string {
  item.itemId ??= `item-of-${item.conversationId}`;
  return item.itemId;
}

function notify({ item, notificationsChanged }: CallContext, parameters: Parameters, replace: boolean): void {
  const key = text(parameters, 'key');
  if (!replace && item.notifications.has(key)) {
    throw new OfficeError(9023);
  }
  item.notifications.set(key, {
    key,
    type: Number(parameters.type),
    message: text(parameters, 'message'),
    icon: typeof parameters.icon === 'string' ? parameters.icon : undefined,
    persistent: parameters.persistent === true,
  });
  notificationsChanged();
}

function removeNotification({ item, notificationsChanged }: CallContext, parameters: Parameters): void {
  if (!item.notifications.delete(text(parameters, 'key'))) {
    throw new OfficeError(9024);
  }
  notificationsChanged();
}

const typeNames = ['informationalMessage', 'progressIndicator', 'errorMessage', 'insightMessage'];

function withTypeName(notification: HostNotification): object {
  return { ...notification, type: typeNames[notification.type] };
}

function sessionData({ item }: CallContext, parameters: Parameters): string {
  const value = item.sessionData.get(text(parameters, 'name'));
  if (value === undefined) {
    throw new OfficeError(9050);
  }
  return value;
}

function saveRoamingSettings({ roamingSettings }: CallContext, parameters: Parameters): void {
  const [settings] = parameters as unknown as readonly Readonly<Record<string, string>>[];
  for (const key of Object.keys(roamingSettings)) {
    delete roamingSettings[key];
  }
  Object.assign(roamingSettings, settings);
}
