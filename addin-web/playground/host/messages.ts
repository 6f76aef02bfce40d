/**
 * What office.js and Outlook on the web say to each other: JSON texts sent with `postMessage`.
 * The names with underscores are the wire's own.
 */

/** A message from the add-in to its host. */
export interface HostRequest {
  /** 0 a request, 1 a response. */
  readonly _messageType: number;
  readonly _actionName: string;
  /** See {@link ActionType}. */
  readonly _actionType: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

/** A message from the host to the add-in. */
export interface HostResponse {
  readonly _messageType: 1;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _origin: string;
  readonly _data: unknown;
  readonly _errorCode: number;
  /** 0 the answer to a call, 1 an event. */
  readonly _responseType: 0 | 1;
  readonly _serializerVersion: 1;
}

/** What a request wants. */
export const ActionType = { call: 0, registerEvent: 1, unregisterEvent: 2 } as const;

/** What office.js asks in {@link HostRequest._data} when it calls a method of the mailbox. */
export interface MethodCall {
  readonly ApiParams?: Readonly<Record<string, unknown>>;
  readonly MethodData: { readonly ControlId: string; readonly DispatchId: number };
}

/** Codes of {@link HostResponse._errorCode}: 0 is no error. */
export const ResponseError = { none: 0, inRequest: -1, whileHandling: -2, accessDenied: -5 } as const;

/**
 * Reads a message of office.js.
 * @param text The `data` of a message event, whatever it is.
 * @returns The request, or `null` when it is something else.
 */
export function parseRequest(text: unknown): HostRequest | null {
  if (typeof text !== 'string') {
    return null;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isRequest(value) ? value : null;
}

function isRequest(value: unknown): value is HostRequest {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const candidate = value as Partial<HostRequest>;
  return (
    candidate._messageType === 0 &&
    typeof candidate._actionName === 'string' &&
    typeof candidate._actionType === 'number' &&
    typeof candidate._conversationId === 'string' &&
    typeof candidate._correlationId === 'number'
  );
}

/** Whether the data of a request names a method of the mailbox. */
export function isMethodCall(data: unknown): data is MethodCall {
  if (typeof data !== 'object' || data === null) {
    return false;
  }
  const method = (data as Partial<MethodCall>).MethodData;
  return typeof method === 'object' && method !== null && typeof method.DispatchId === 'number';
}
