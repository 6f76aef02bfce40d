import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, expect, type Page, type Request, type Route } from '@playwright/test';

const addinWeb = fileURLToPath(new URL('../', import.meta.url));

/** The npm package's copy of office.js. */
export const officeJs = `${addinWeb}node_modules/@microsoft/office-js/dist/`;

/** Where Microsoft serves office.js. */
export const officeScriptFolder = 'https://appsforoffice.microsoft.com/lib/1/hosted/';

/** What office.js loads besides its own files. */
export const microsoftAjax = 'https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js';

/** Where office.js would report usage: what must never be reached. */
export const telemetryHost = 'browser.pipe.aria.microsoft.com';

/** The part of office.js that reports usage. The policy of the deployed pane does not even let it load. */
export const telemetryScript = `${officeScriptFolder}telemetry/oteljs_agave.js`;

/** The page that plays Outlook. */
export const outlookOrigin = 'https://outlook.office.com';

/** What the browser says of a request that a content security policy did not let out. */
const stoppedByPolicy = 'csp';

/** Something that a content security policy stopped. */
export interface Violation {
  readonly directive: string;
  readonly blocked: string;
  readonly source: string;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

/** A request as it left the browser, whichever frame or worker made it and by whatever means. */
export interface SentRequest {
  readonly method: string;
  readonly url: URL;
  /** By their names in lower case, as the page asked for them; what the network adds is seen by the pane's own watch. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Answers what would come from Microsoft, keeps everything else off the internet, and remembers who was asked. */
export class NetworkWatch {
  /** The addresses asked for outside the service's origin and the page that plays Outlook, in their order. */
  public readonly outside: string[] = [];

  /** What policies stopped. */
  public readonly violations: Violation[] = [];

  /** Errors that nobody caught, in any frame. */
  public readonly errors: string[] = [];

  /** Requests to the service, as `METHOD path`. */
  public readonly own: string[] = [];

  /** Addresses of WebSockets, of pages and of workers. */
  public readonly sockets: string[] = [];

  private readonly asked: Request[] = [];
  private readonly expectedErrors: RegExp[] = [];
  private readonly expectedOutside: RegExp[] = [];
  private readonly expectedViolations: RegExp[] = [];

  private constructor() {}

  /** Begins to watch a browser context. */
  public static async start(context: BrowserContext, ownOrigin: string): Promise<NetworkWatch> {
    const watch = new NetworkWatch();
    await context.route(
      (url) => url.origin !== ownOrigin && url.protocol.startsWith('http'),
      (route) => watch.answer(route),
    );
    const follow = (page: Page) => page.on('websocket', (socket) => watch.sockets.push(socket.url()));
    context.pages().forEach(follow);
    context.on('page', follow);
    context.on('request', (request) => {
      watch.asked.push(request);
      const url = new URL(request.url());
      if (url.origin === ownOrigin) {
        watch.own.push(`${request.method()} ${url.pathname}`);
      }
    });
    context.on('weberror', (error) => watch.errors.push(error.error().message));
    await context.exposeFunction('reportViolation', (violation: Violation) => watch.violations.push(violation));
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        const report = (window as unknown as { reportViolation: (violation: Violation) => void }).reportViolation;
        report({ directive: event.effectiveDirective, blocked: event.blockedURI, source: event.sourceFile });
      });
    });
    return watch;
  }

  /** Lets a test go on although this error is not caught by anyone. */
  public allowError(pattern: RegExp): void {
    this.expectedErrors.push(pattern);
  }

  /** Lets a test go on although this address is asked for. */
  public allowOutside(pattern: RegExp): void {
    this.expectedOutside.push(pattern);
  }

  /** Every request that left so far, those for the page that plays Outlook and its files excepted. */
  public async requests(): Promise<readonly SentRequest[]> {
    const requests = this.asked.filter((request) => new URL(request.url()).origin !== outlookOrigin);
    await Promise.all(requests.map((request) => request.response()));
    return Promise.all(
      requests
        .filter((request) => request.failure()?.errorText !== stoppedByPolicy)
        .map(async (request) => ({
          method: request.method(),
          url: new URL(request.url()),
          headers: await request.allHeaders(),
          body: request.postDataBuffer() ?? Buffer.alloc(0),
        })),
    );
  }

  /** Lets a test go on although a policy stops what is sent to this address. */
  public allowViolation(pattern: RegExp): void {
    this.expectedViolations.push(pattern);
  }

  /** How many times a policy has stopped office.js from reporting usage. */
  public get stoppedReports(): number {
    return this.violations.filter(isTelemetry).length;
  }

  /** The violations that are not the known ones of office.js: two inline styles, and its own telemetry being stopped. */
  public unknownViolations(): readonly Violation[] {
    const inlineStyles = this.violations.filter(
      ({ directive, blocked }) => directive.startsWith('style-src') && blocked === 'inline',
    );
    const panes = this.own.filter((request) => request === 'GET /taskpane.html').length;
    return [
      ...inlineStyles.slice(2 * panes),
      ...this.violations.filter((violation) => !inlineStyles.includes(violation) && !isTelemetry(violation)),
    ];
  }

  /** Fails when anything outside was asked for but office.js's own files, or a policy or an error says that something is wrong. */
  public expectNothingUnusual(): void {
    const strange = [...this.outside, ...this.sockets].filter(
      (url) =>
        !url.startsWith(officeScriptFolder) &&
        url !== microsoftAjax &&
        !this.expectedOutside.some((pattern) => pattern.test(url)),
    );
    expect(strange, 'requests to anyone else').toEqual([]);
    const violations = this.unknownViolations().filter(
      ({ blocked }) => !this.expectedViolations.some((pattern) => pattern.test(blocked)),
    );
    expect(violations, 'violations of a content security policy').toEqual([]);
    const errors = this.errors.filter((error) => !this.expectedErrors.some((pattern) => pattern.test(error)));
    expect(errors, 'errors that nobody caught').toEqual([]);
  }

  private async answer(route: Route): Promise<void> {
    const url = new URL(route.request().url());
    if (url.origin === outlookOrigin) {
      await serve(route, `${addinWeb}dist-playground/${stagePath(url.pathname)}`);
      return;
    }
    this.outside.push(url.href);
    if (url.href.startsWith(officeScriptFolder)) {
      await serve(route, officeJs + url.href.slice(officeScriptFolder.length).split('?')[0]);
    } else if (url.href === microsoftAjax) {
      await serve(route, `${addinWeb}playground/microsoftAjax.js`);
    } else {
      await route.abort('internetdisconnected');
    }
  }
}

function isTelemetry({ blocked }: Violation): boolean {
  return blocked === telemetryScript || blocked.startsWith(`https://${telemetryHost}/`);
}

function stagePath(path: string): string {
  return path.startsWith('/playground/') ? path.slice('/playground/'.length) : 'stage.html';
}

async function serve(route: Route, file: string): Promise<void> {
  try {
    const body = await readFile(file);
    const headers = {
      'access-control-allow-origin': '*',
      'content-type': types[extname(file)] ?? 'application/octet-stream',
    };
    await route.fulfill({ body, headers });
  } catch {
    await route.fulfill({ status: 404, body: '' });
  }
}
