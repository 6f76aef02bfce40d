import { readFile } from 'node:fs/promises';
import type { Frame, FrameLocator, Page } from '@playwright/test';
import type { Fault, HostOptions, RecipientField } from '../playground/host/index.ts';
import type { DraftSpecification } from '../playground/stage.ts';
import { type NetworkWatch, officeJs, outlookOrigin } from './networkWatch.ts';
import { PaneDriver } from './paneDriver.ts';
import type { PlaygroundServer } from './playgroundServer.ts';

export type { DraftSpecification };

/** Headers by their names in lower case, method and path as HTTP/2 names them. */
export type WireHeaders = Readonly<Record<string, string>>;

/** Outlook on the web as a test sees it: a page at outlook.office.com with the pane in a frame of another origin. */
export class OutlookStage {
  public readonly page: Page;
  public readonly network: NetworkWatch;
  private readonly server: PlaygroundServer;

  private constructor(page: Page, network: NetworkWatch, server: PlaygroundServer) {
    this.page = page;
    this.network = network;
    this.server = server;
  }

  /** Opens the page, with no draft and no pane yet. */
  public static async open(page: Page, network: NetworkWatch, server: PlaygroundServer): Promise<OutlookStage> {
    await page.setViewportSize({ width: 450, height: 900 });
    await page.goto(`${outlookOrigin}/mail/`);
    await page.waitForFunction(() => 'stage' in window);
    return new OutlookStage(page, network, server);
  }

  /** Sets a draft and opens the pane. */
  public async show(
    options: {
      readonly draft?: DraftSpecification | null;
      readonly host?: Partial<HostOptions>;
      readonly view?: '' | '#feedback' | '#privacy';
      /** Whether the user agreed to the policy before. */
      readonly agreed?: boolean;
    } = {},
  ): Promise<PaneDriver> {
    const { draft = usualDraft, host = {}, view = '', agreed = true } = options;
    const version = agreed ? await this.policyVersion() : null;
    await this.page.evaluate(
      ([specification, given, agreedVersion]) => {
        window.stage.start(given);
        window.stage.agree(agreedVersion);
        window.stage.showDraft(specification);
      },
      [draft, host, version] as const,
    );
    return this.openPane(view);
  }

  /**
   * Lets office.js be as newer builds are: with closeAsync, and with officeTheme when one is given. Microsoft publishes
   * no such build on npm; what is added speaks the same protocol through the same channel.
   */
  public async useNewerOfficeScripts(theme?: 'light' | 'dark'): Promise<void> {
    await this.page.route('**/outlook-web-16.01.js', async (route) => {
      const body = await readFile(`${officeJs}outlook-web-16.01.js`, 'utf8');
      const addition = await readFile(new URL('./newerOfficeScripts.js', import.meta.url), 'utf8');
      const headers = { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' };
      await route.fulfill({ body: `${body}\n${addition.replace('THEME', theme ?? 'none')}`, headers });
    });
  }

  /** Opens the pane again, as a click on the ribbon's button does. */
  public async openPane(view: '' | '#feedback' | '#privacy' = ''): Promise<PaneDriver> {
    await this.page.evaluate((address) => window.stage.openPane(address), `${this.server.origin}/taskpane.html${view}`);
    return new PaneDriver(this.page.frameLocator('iframe'));
  }

  /** The pane's frame. */
  public get frame(): FrameLocator {
    return this.page.frameLocator('iframe');
  }

  /** Closes the pane. */
  public closePane(): Promise<void> {
    return this.page.evaluate(() => window.stage.closePane());
  }

  /** The headers of every request of the pane from now on, as they are on the wire: cookies as well. */
  public async watchHeaders(): Promise<readonly WireHeaders[]> {
    await this.frame.locator('h1').waitFor();
    const session = await this.page.context().newCDPSession(await this.paneFrame());
    const seen: WireHeaders[] = [];
    session.on('Network.requestWillBeSentExtraInfo', ({ headers }) => seen.push(headers));
    await session.send('Network.enable');
    return seen;
  }

  /** Makes the pane's frame leave its page, and waits until it shows one again. */
  public async leavePane(leave: (frame: Frame) => Promise<unknown>): Promise<void> {
    const frame = await this.paneFrame();
    const left = this.page.waitForEvent('framenavigated', (navigated) => navigated === frame);
    await leave(frame);
    await left;
    await frame.waitForLoadState();
  }

  /** Makes Outlook misbehave, or behave again. */
  public setFault(call: number, fault: Fault | null): Promise<void> {
    return this.page.evaluate(([id, given]) => window.stage.setFault(id, given), [call, fault] as const);
  }

  /** Answers what was held back. */
  public release(): Promise<void> {
    return this.page.evaluate(() => window.stage.release());
  }

  /** Shows another draft, or none, while the pane stays open. */
  public switchDraft(draft: DraftSpecification | null): Promise<void> {
    return this.page.evaluate((specification) => window.stage.showDraft(specification), draft);
  }

  /** Changes the recipients of the draft and tells the pane. */
  public setRecipients(field: RecipientField, addresses: readonly string[]): Promise<void> {
    return this.page.evaluate(([name, list]) => window.stage.setRecipients(name, list), [field, addresses] as const);
  }

  /** The texts of the notifications on the draft. */
  public notifications(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.stage.notifications());
  }

  /** How many times the host was asked to close the draft, and whether it was to be discarded. */
  public closings(): Promise<readonly boolean[]> {
    return this.page.evaluate(() => window.stage.closings);
  }

  /** Everything that the pane has said to Outlook. */
  public heard(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.stage.heard);
  }

  /** The mailbox's roaming settings. */
  public roamingSettings(): Promise<Readonly<Record<string, string>>> {
    return this.page.evaluate(() => window.stage.roamingSettings());
  }

  /** SHA-256 of each attachment of the draft, in its order. */
  public hashes(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.stage.hashes());
  }

  private async paneFrame(): Promise<Frame> {
    const frame = await (await this.page.locator('iframe').elementHandle())?.contentFrame();
    if (!frame) {
      throw new Error('No pane is open.');
    }
    return frame;
  }

  private async policyVersion(): Promise<string> {
    const response = await this.page.request.get(`${this.server.origin}/api/v1/settings`);
    return ((await response.json()) as { readonly policyVersion: string }).policyVersion;
  }
}

/** A small draft to one person. */
export const usualDraft: DraftSpecification = {
  to: ['王小明 <xiaoming.wang@example.com>'],
  subject: 'The October figures',
  html: '<div>Dear Mr Wang,</div><div>here are the figures that you asked for.</div><div>Lin Chen</div>',
};
