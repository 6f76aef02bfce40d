import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a conversation with the sandbox was like. */
export interface Conversation {
  readonly number: number;
  readonly logins: number;
  readonly sawFinalDot: boolean;
  readonly end: string;
  readonly lines: readonly string[];
}

/** A mail that the sandbox accepted. */
export interface ArrivedMail {
  readonly number: number;
  readonly queueId: string;
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly envelopeFrom: string;
  readonly envelopeRecipients: readonly string[];
  readonly html: string | null;
  readonly text: string | null;
  readonly headers: readonly string[];
  readonly parts: readonly {
    readonly name: string;
    readonly contentType: string;
    readonly size: number;
    readonly sha256: string;
    readonly contentId: string | null;
  }[];
}

/** A playground of our own: the real service with the sandbox behind it, on a free port. */
export class PlaygroundServer {
  public readonly origin: string;
  private readonly process: ChildProcess;

  private constructor(started: ChildProcess, origin: string) {
    this.process = started;
    this.origin = origin;
  }

  /**
   * Starts one.
   * @param options Keys of the service's configuration and of the playground's own.
   */
  public static async start(options: Readonly<Record<string, string>>): Promise<PlaygroundServer> {
    const settings = Object.entries({ port: '0', ...options }).flatMap(([key, value]) => [`--${key}`, value]);
    const started = spawn('dotnet', [builtProgram(), ...settings], { stdio: ['ignore', 'pipe', 'pipe'] });
    const errors: string[] = [];
    createInterface({ input: started.stderr }).on('line', (line) => errors.push(line));
    for await (const line of createInterface({ input: started.stdout })) {
      const origin = /^Playground: (https:\S+)$/.exec(line)?.[1];
      if (origin !== undefined) {
        started.stdout.resume();
        return new PlaygroundServer(started, origin);
      }
      errors.push(line);
    }
    throw new Error(`The playground did not start.\n${errors.join('\n')}`);
  }

  /** Ends it and waits for its end. */
  public async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    if (this.process.kill('SIGTERM')) {
      await ended;
    }
  }

  /** Makes the next conversation go wrong. */
  public setFault(name: string): Promise<unknown> {
    return this.call('PUT', `/faults/${name}`);
  }

  /** Forgets mails, conversations and faults. */
  public async reset(): Promise<void> {
    await this.call('DELETE', '/faults');
    await this.call('DELETE', '/inbox');
  }

  /** All mails that arrived, newest first. */
  public async mails(): Promise<readonly ArrivedMail[]> {
    const list = (await this.call('GET', '/inbox')) as readonly { readonly number: number }[];
    return Promise.all(list.map(({ number }) => this.call('GET', `/inbox/${number}`) as Promise<ArrivedMail>));
  }

  /** All conversations since the last reset. */
  public conversations(): Promise<readonly Conversation[]> {
    return this.call('GET', '/conversations') as Promise<readonly Conversation[]>;
  }

  private async call(method: string, path: string): Promise<unknown> {
    const { status, body } = await request(method, `${this.origin}/playground${path}`);
    if (status >= 300) {
      throw new Error(`${method} ${path}: ${status}`);
    }
    return body === '' ? undefined : JSON.parse(body);
  }
}

/** One request to a server whose certificate lives as long as its process. */
async function request(method: string, url: string): Promise<{ readonly status: number; readonly body: string }> {
  const https = await import('node:https');
  return new Promise((resolve, reject) => {
    const sent = https.request(url, { method, rejectUnauthorized: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

function builtProgram(): string {
  const named = process.env['PLAYGROUND_PROGRAM'];
  const built = ['Debug', 'Release'].map(
    (kind) => `${root}src/Smtp163Addin.Playground/bin/${kind}/net10.0/Smtp163Addin.Playground.dll`,
  );
  const program = named ?? built.find((file) => existsSync(file));
  if (program === undefined) {
    throw new Error('The playground is not built yet: dotnet build src/Smtp163Addin.Playground');
  }
  return program;
}
