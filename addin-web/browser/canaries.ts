import { randomInt } from 'node:crypto';
import type { DraftSpecification } from './outlookStage.ts';

/** Words that stand nowhere else, by the names of the fields that hold them. */
export type Words = Readonly<Record<string, string>>;

/** Letters of which chance makes no other word. */
const letters = 'bcdfghjklmnpqrstvwxz';

/** A word of as many letters as an authorization code has. */
function word(): string {
  return Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join('');
}

/** A marked word for every field that a person fills in and everything that a draft has. */
export class Canaries {
  /** What signs in to 163, and the name beside it. */
  public readonly account = { address: `${word()}@163.com`, code: word(), displayName: word() };

  /** What Outlook has of the mail. */
  public readonly mail = {
    subject: word(),
    body: word(),
    alternative: word(),
    recipientName: word(),
    recipient: `${word()}@example.com`,
    copyName: word(),
    copy: `${word()}@example.com`,
    blindCopy: `${word()}@example.com`,
    attachment: word(),
    picture: word(),
  };

  /** What is written into the feedback form. */
  public readonly feedback = { text: word(), replyTo: `${word()}@example.com` };

  /** A draft that is full of them. */
  public get draft(): DraftSpecification {
    const { mail } = this;
    return {
      to: [`${mail.recipientName} <${mail.recipient}>`],
      cc: [`${mail.copyName} <${mail.copy}>`],
      bcc: [mail.blindCopy],
      subject: `The figures ${mail.subject}`,
      html: `<div>Dear friend, ${mail.body}</div><img src="cid:chart@outlook.com" alt="${mail.alternative}">`,
      files: [
        { name: `${mail.picture}.png`, type: 'image/png', bytes: 4096, contentId: 'chart@outlook.com' },
        { name: `${mail.attachment}.pdf`, bytes: 64 * 1024 },
      ],
    };
  }

  /** All of them. */
  public get all(): Words {
    return { ...this.account, ...this.mail, ...this.feedback };
  }
}

/** Everything in which a word was found, such as `code in localStorage`. Of an address the name before the @ is enough. */
export function findWords(places: Readonly<Record<string, string | Buffer>>, words: Words): string[] {
  return Object.entries(places).flatMap(([place, content]) =>
    Object.entries(words)
      .filter(([, sought]) => contains(content, sought.replace(/@.*/, '')))
      .map(([name]) => `${name} in ${place}`),
  );
}

/** Whether a word stands somewhere: as UTF-8 or UTF-16, in either letter case, in an address of the web, or in base64. */
export function contains(content: string | Buffer, sought: string): boolean {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const text = bytes.toString('latin1');
  const plain = text.toLowerCase();
  const lower = sought.toLowerCase();
  const spellings = [Buffer.from(lower), Buffer.from(lower, 'utf16le'), Buffer.from(encodeURIComponent(lower))];
  return (
    spellings.some((spelling) => plain.includes(spelling.toString('latin1').toLowerCase())) ||
    [0, 1, 2].some((offset) => text.includes(base64(sought, offset)))
  );
}

/** The characters of base64 that a word makes by itself when so many bytes stand before it. */
function base64(sought: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(sought)]);
  const first = Math.ceil((offset * 8) / 6);
  const end = Math.floor((bytes.length * 8) / 6);
  return bytes.toString('base64').slice(first, end);
}
