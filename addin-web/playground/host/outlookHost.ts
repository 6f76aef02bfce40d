/**
 * Plays Outlook on the web for an add-in's pane: an iframe in which Microsoft's unmodified office.js runs.
 * A message is listened to only when it comes from the pane's own window and origin.
 */

import { answerCall, type CallContext, Calls } from './calls.ts';
import { appContext, frameName, initialData, type PaneIds } from './introduction.ts';
import { createItem, type HostItem, type RecipientField } from './item.ts';
import { ActionType, type HostRequest, isMethodCall, parseRequest, ResponseError } from './messages.ts';
import { defaultOptions, type Fault, type HostOptions, type HostTheme } from './options.ts';

/** What the page around the host wants to know. */
export interface HostListener {
  /** The add-in changed the notifications of the item. */
  readonly notificationsChanged?: (item: HostItem) => void;
  /** The add-in closed the draft. */
  readonly itemClosed?: (discard: boolean) => void;
  /** The add-in asked to close its pane. */
  readonly paneClosed?: () => void;
  /** Tab left the pane: forward or, with Shift, backward. */
  readonly focusLeft?: (backward: boolean) => void;
}

const Events = {
  itemChanged: 'olkItemSelectedChanged',
  recipientsChanged: 'olkRecipientsChanged',
  attachmentsChanged: 'olkAttachmentsChanged',
  themeChanged: 'officeThemeChanged',
} as const;

const NotifyHost = { tabForward: 13, tabBackward: 14 } as const;

let lastPane = 0;

/** Outlook on the web, as far as a pane can tell. One host has at most one pane open. */
export class OutlookHost {
  /** How the host misbehaves, by the number of the call. `0` stands for the app context, `1` for the initial data. */
  public readonly faults = new Map<number, Fault>();

  /** The roaming settings of the mailbox: each value is JSON text. They outlive a pane. */
  public readonly roamingSettings: Record<string, string> = {};

  /** The numbers of all calls that came in, oldest first. */
  public readonly calls: number[] = [];

  public options: HostOptions;

  private readonly listener: HostListener;
  private readonly held: (() => void)[] = [];
  private readonly registrations = new Set<string>();
  private current: HostItem | null;
  private frame: HTMLIFrameElement | null = null;
  private paneOrigin = '';
  private ids: PaneIds = { conversation: '', control: '', correlation: '' };

  public constructor(
    options: Partial<HostOptions> = {},
    item: HostItem | null = createItem(),
    listener: HostListener = {},
  ) {
    this.listener = listener;
    this.options = { ...defaultOptions, ...options };
    this.current = item;
    window.addEventListener('message', this.receive);
  }

  /** The draft that is open, or `null`. */
  public get item(): HostItem | null {
    return this.current;
  }

  /**
   * Opens the pane.
   * @param container The element that gets the iframe.
   * @param address The pane's address.
   * @param title The name of the iframe for assistive technology.
   */
  public open(container: HTMLElement, address: string | URL, title: string): HTMLIFrameElement {
    this.close();
    lastPane += 1;
    this.ids = {
      conversation: `conversation-${lastPane}-${crypto.randomUUID()}`,
      control: `control-${lastPane}`,
      correlation: crypto.randomUUID(),
    };
    const url = new URL(address, window.location.href);
    this.paneOrigin = url.origin;
    const frame = document.createElement('iframe');
    // office.js reads the frame's name once, so it is set before the frame enters the document.
    frame.name = frameName(this.ids, window.location.origin, this.options);
    frame.title = title;
    frame.allow = 'clipboard-write';
    frame.src = url.href;
    container.append(frame);
    this.frame = frame;
    return frame;
  }

  /** Closes the pane, as the cross in its corner does. */
  public close(): void {
    this.frame?.remove();
    this.frame = null;
    this.registrations.clear();
    this.held.length = 0;
  }

  /** Stops listening for good. */
  public dispose(): void {
    this.close();
    window.removeEventListener('message', this.receive);
  }

  /** Answers every call that was held back, in the order in which they came. */
  public release(): void {
    for (const answer of this.held.splice(0)) {
      answer();
    }
  }

  /** Shows another draft, or none, while the pane stays open. */
  public switchItem(item: HostItem | null): void {
    this.current = item;
    this.fire(Events.itemChanged, initialData(item, this.options) ?? '');
    // office.js makes a new item object, which has no handlers until the add-in adds them again.
    this.registrations.delete(Events.recipientsChanged);
    this.registrations.delete(Events.attachmentsChanged);
  }

  /** Tells the pane that recipients were added or removed. */
  public recipientsChanged(...fields: readonly RecipientField[]): void {
    const has = (field: RecipientField): boolean => fields.includes(field);
    this.fire(Events.recipientsChanged, [JSON.stringify({ to: has('to'), cc: has('cc'), bcc: has('bcc') })]);
  }

  /** Tells the pane that an attachment was added or removed. */
  public attachmentsChanged(
    status: 'added' | 'removed',
    attachment: { readonly id: string; readonly name: string },
  ): void {
    const details = { id: attachment.id, name: attachment.name };
    this.fire(Events.attachmentsChanged, [JSON.stringify({ attachmentStatus: status, attachmentDetails: details })]);
  }

  /** Tells the pane that Outlook's theme changed. */
  public themeChanged(theme: HostTheme): void {
    this.fire(Events.themeChanged, [JSON.stringify(theme)]);
  }

  private readonly receive = (event: MessageEvent): void => {
    const pane = this.frame?.contentWindow;
    if (!pane || event.source !== pane || event.origin !== this.paneOrigin) {
      return;
    }
    const request = parseRequest(event.data);
    if (request === null || request._conversationId !== this.ids.conversation) {
      return;
    }
    this.handle(request);
  };

  private handle(request: HostRequest): void {
    if (request._actionType === ActionType.registerEvent) {
      this.registrations.add(request._actionName);
      this.answer(request, { Error: 0 });
      return;
    }
    if (request._actionType === ActionType.unregisterEvent) {
      this.registrations.delete(request._actionName);
      this.answer(request, { Error: 0 });
      return;
    }
    switch (request._actionName) {
      case 'ContextActivationManager_getAppContextAsync':
        this.answerUnlessFaulty(0, request, async () =>
          appContext(this.ids, this.options, { ...this.roamingSettings }),
        );
        break;
      case 'ContextActivationManager_notifyHost':
        this.notified(request._data);
        break;
      case 'GetInitialData':
        this.answerUnlessFaulty(1, request, async () => initialData(this.current, this.options));
        break;
      case 'ExecuteMethod':
        this.execute(request);
        break;
      case 'executeMethod':
        this.answer(request, { Version: 1, Error: 0 });
        break;
      default:
        this.answer(request, null, ResponseError.whileHandling);
    }
  }

  private execute(request: HostRequest): void {
    const data = request._data;
    if (!isMethodCall(data)) {
      this.answer(request, null, ResponseError.inRequest);
      return;
    }
    const { item } = this;
    const id = data.MethodData.DispatchId;
    this.calls.push(id);
    if (item === null && id !== Calls.roamingSettingsSave && id !== Calls.logTelemetry) {
      this.answer(request, { error: true, errorCode: 9030 });
      return;
    }
    this.answerUnlessFaulty(id, request, () =>
      answerCall(id, this.context(item ?? createItem()), data.ApiParams ?? {}),
    );
  }

  private context(item: HostItem): CallContext {
    const [major = 1, minor = 0] = this.options.mailboxVersion.split('.').map(Number);
    return {
      item,
      roamingSettings: this.roamingSettings,
      hasContentIds: major > 1 || minor >= 16,
      notificationsChanged: () => this.listener.notificationsChanged?.(item),
      closeItem: (discard) => this.listener.itemClosed?.(discard),
      closePane: () => this.listener.paneClosed?.(),
    };
  }

  private answerUnlessFaulty(id: number, request: HostRequest, answer: () => Promise<object | null>): void {
    const fault = this.faults.get(id);
    const frame = this.frame;
    const reply = async (): Promise<void> => {
      const data = await answer();
      if (this.frame === frame) {
        this.answer(request, data);
      }
    };
    switch (fault?.kind) {
      case undefined:
        void reply();
        break;
      case 'silence':
        break;
      case 'held':
        this.held.push(() => void reply());
        break;
      case 'error':
        this.answer(request, { error: true, errorCode: fault.code });
        break;
      case 'data':
        this.answer(request, { error: false, data: fault.data });
        break;
    }
  }

  private notified(data: unknown): void {
    const action: unknown = Array.isArray(data) ? data[1] : undefined;
    if (action === NotifyHost.tabForward || action === NotifyHost.tabBackward) {
      this.listener.focusLeft?.(action === NotifyHost.tabBackward);
    }
  }

  private answer(request: HostRequest, data: unknown, errorCode: number = ResponseError.none): void {
    this.post(request._actionName, request._correlationId, data, errorCode, 0);
  }

  private fire(event: string, data: unknown): void {
    if (this.registrations.has(event)) {
      this.post(event, 0, data, ResponseError.none, 1);
    }
  }

  private post(action: string, correlation: number, data: unknown, errorCode: number, responseType: 0 | 1): void {
    this.frame?.contentWindow?.postMessage(
      JSON.stringify({
        _messageType: 1,
        _actionName: action,
        _conversationId: this.ids.conversation,
        _correlationId: correlation,
        _origin: window.location.origin,
        _data: data,
        _errorCode: errorCode,
        _responseType: responseType,
        _serializerVersion: 1,
      }),
      this.paneOrigin,
    );
  }
}
