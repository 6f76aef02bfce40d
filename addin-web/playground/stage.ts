/** Lets the browser tests play Outlook in a page that holds nothing but the pane. */
import './styles/stage.css';
import { Draft, type DraftFile, draftFile, parseRecipients } from './drafts/draft.ts';
import { noise } from './drafts/files.ts';
import type { ComposeType, Fault, HostOptions, HostTheme, RecipientField } from './host/index.ts';
import { OutlookHost } from './host/index.ts';

/** A file of a draft, as a test writes it down. */
export interface FileSpecification {
  readonly name: string;
  readonly type?: string;
  /** How many bytes of noise it has. A multiple of four. */
  readonly bytes: number;
  /** The size that Outlook announces, when it is not the true one. */
  readonly announced?: number;
  readonly contentId?: string;
  readonly attachmentType?: 0 | 1 | 2;
}

/** A draft, as a test writes it down. */
export interface DraftSpecification {
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly subject?: string;
  readonly html?: string;
  readonly files?: readonly FileSpecification[];
  readonly composeType?: ComposeType;
  readonly itemType?: number;
  readonly itemClass?: string;
  readonly deliverAt?: number;
}

/** What the tests call. */
class Stage {
  /** For every time that the add-in closed the draft: whether it was to be discarded. */
  public readonly closings: boolean[] = [];
  /** Everything that any frame said to Outlook, as it came. */
  public readonly heard: string[] = [];
  private host: OutlookHost | null = null;
  private draft: Draft | null = null;

  public constructor() {
    window.addEventListener('message', ({ data }) => this.heard.push(String(data)));
  }

  public start(options: Partial<HostOptions>): void {
    this.host?.dispose();
    this.host = new OutlookHost(options, null, {
      itemClosed: (discard) => {
        this.closings.push(discard);
        this.host?.close();
      },
    });
  }

  public agree(version: string | null): void {
    if (version !== null) {
      this.open.roamingSettings['agreedPolicyVersion'] = JSON.stringify(version);
    }
  }

  public showDraft(specification: DraftSpecification | null): void {
    this.draft = specification === null ? null : draftFrom(specification);
    this.open.switchItem(this.draft?.item ?? null);
  }

  public openPane(address: string): void {
    this.open.open(document.body, address, '163 SMTP Email Sender');
  }

  public closePane(): void {
    this.open.close();
  }

  public setFault(call: number, fault: Fault | null): void {
    if (fault === null) {
      this.open.faults.delete(call);
    } else {
      this.open.faults.set(call, fault);
    }
  }

  public release(): void {
    this.open.faults.clear();
    this.open.release();
  }

  public setRecipients(field: RecipientField, addresses: readonly string[]): void {
    const list = this.draft?.item.recipients[field];
    list?.splice(0, list.length, ...addresses.flatMap(parseRecipients));
    this.open.recipientsChanged(field);
  }

  public addFile(specification: FileSpecification): void {
    const file = fileFrom(specification);
    this.draft?.files.push(file);
    this.open.attachmentsChanged('added', file);
  }

  public setSubject(subject: string): void {
    if (this.draft !== null) {
      this.draft.item.subject = subject;
    }
  }

  public setTheme(theme: HostTheme): void {
    this.open.themeChanged(theme);
  }

  public notifications(): readonly string[] {
    return [...(this.draft?.item.notifications.values() ?? [])].map(({ message }) => message);
  }

  public roamingSettings(): Readonly<Record<string, string>> {
    return { ...this.open.roamingSettings };
  }

  public calls(): readonly number[] {
    return [...this.open.calls];
  }

  public async hashes(): Promise<readonly string[]> {
    const files = this.draft?.files ?? [];
    return Promise.all(
      files.map(async ({ bytes }) => {
        const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer());
        return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      }),
    );
  }

  private get open(): OutlookHost {
    this.host ??= new OutlookHost({}, null);
    return this.host;
  }
}

function draftFrom(specification: DraftSpecification): Draft {
  const people = (lines: readonly string[] | undefined) => (lines ?? []).flatMap(parseRecipients);
  const { subject, html, composeType, itemType, itemClass, deliverAt } = specification;
  const draft = new Draft({
    to: people(specification.to),
    cc: people(specification.cc),
    bcc: people(specification.bcc),
    files: (specification.files ?? []).map(fileFrom),
    ...(subject === undefined ? {} : { subject }),
    ...(html === undefined ? {} : { html }),
    ...(composeType === undefined ? {} : { composeType }),
  });
  Object.assign(draft.item, {
    ...(itemType === undefined ? {} : { itemType }),
    ...(itemClass === undefined ? {} : { itemClass }),
    ...(deliverAt === undefined ? {} : { deliverAt }),
  });
  return draft;
}

let lastSeed = 163;

function fileFrom(specification: FileSpecification): DraftFile {
  lastSeed += 1;
  const bytes = new Blob([noise(specification.bytes, lastSeed)], { type: specification.type ?? 'application/pdf' });
  const file = draftFile(specification.name, bytes, specification.contentId);
  return {
    ...file,
    attachmentType: specification.attachmentType ?? 0,
    size: specification.announced ?? file.size,
    ...(specification.attachmentType === 2
      ? {
          url: 'https://files.example.com/shared',
          format: 'url' as const,
          content: async () => 'https://files.example.com/shared',
        }
      : {}),
  };
}

declare global {
  interface Window {
    /** The host, for the tests. */
    stage: Stage;
  }
}

window.stage = new Stage();
