import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, expect, type Route } from '@playwright/test';

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

  private readonly expectedErrors: RegExp[] = [];
  private readonly expectedOutside: RegExp[] = [];

  private constructor() {}

  /** Begins to watch a browser context. */
  public static async start(context: BrowserContext, ownOrigin: string): Promise<NetworkWatch> {
    const watch = new NetworkWatch();
    await context.route(
      (url) => url.origin !== ownOrigin && url.protocol.startsWith('http'),
      (route) => watch.answer(route),
    );
    context.on('request', (request) => {
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

  /** Whether a policy has stopped office.js from reporting usage. */
  public get telemetryStopped(): boolean {
    return this.violations.some(isTelemetry);
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
    const strange = this.outside.filter(
      (url) =>
        !url.startsWith(officeScriptFolder) &&
        url !== microsoftAjax &&
        !this.expectedOutside.some((pattern) => pattern.test(url)),
    );
    expect(strange, 'requests to anyone else').toEqual([]);
    expect(this.unknownViolations(), 'violations of a content security policy').toEqual([]);
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
