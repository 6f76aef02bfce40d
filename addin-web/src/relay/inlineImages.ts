import type { DraftAttachment } from '../outlook/draft.ts';

/** A picture that stands in the HTML itself and is sent as an inline attachment instead. */
export interface EmbeddedImage {
  readonly contentId: string;
  readonly contentType: string;
  /** The base64 text of its bytes. */
  readonly base64: string;
}

/** The HTML with a `cid:` name for every picture that is sent, and which attachment has which name. */
export interface InlineImages {
  readonly html: string;
  /** Attachment id to content id, without angle brackets. */
  readonly contentIds: ReadonlyMap<string, string>;
  readonly embedded: readonly EmbeddedImage[];
  /** `cid:` names for which the draft has no attachment. */
  readonly missing: readonly string[];
}

/** `cid:` in an attribute with either quote or none, or in a style's `url()`. */
const reference =
  /(=\s*"cid:)([^"]+)(?=")|(=\s*'cid:)([^']+)(?=')|(\s[\w-]+=cid:)([^\s"'>]+)|(url\(\s*(?:&quot;|["'])?cid:)([^"')&\s]+)/gi;
/** A picture in the text itself. Mail programs of many recipients do not show these. */
const dataImage = /(\bsrc\s*=\s*["'])data:(image\/[a-z0-9.+-]+);base64,([A-Za-z0-9+/=\s]+)(?=["'])/gi;
/** What every mail program reads in a Content-ID and in a `cid:` address without escaping. */
const plainContentId = /^[A-Za-z0-9_-]+(?:[.@][A-Za-z0-9_-]+)*$/;

/**
 * Finds the attachment behind each `cid:` name: by content id where Outlook tells it (Mailbox 1.16), else by file name,
 * else because one picture and one name are left. A name that not every mail program can read is replaced, in the HTML
 * too; otherwise the HTML stays as it is.
 *
 * @param unique makes a part of a content id that nothing else has
 */
export function mapInlineImages(
  html: string,
  attachments: readonly DraftAttachment[],
  unique: () => string,
): InlineImages {
  const names = new Set<string>();
  for (const match of html.matchAll(reference)) {
    names.add(match[2] ?? match[4] ?? match[6] ?? match[8] ?? '');
  }
  const free = attachments.filter((attachment) => attachment.kind === 'file');
  const found = new Map<string, DraftAttachment>();
  const take = (name: string, attachment: DraftAttachment | undefined) => {
    if (attachment !== undefined) {
      found.set(name, attachment);
      free.splice(free.indexOf(attachment), 1);
    }
  };
  for (const name of names) {
    take(
      name,
      free.find((attachment) => same(attachment.contentId, decoded(name))),
    );
  }
  for (const name of names) {
    if (!found.has(name)) {
      take(name, byFileName(free, decoded(name)));
    }
  }
  const left = [...names].filter((name) => !found.has(name));
  const inlineLeft = free.filter((attachment) => attachment.inline);
  if (left.length === 1 && inlineLeft.length === 1) {
    take(left[0] ?? '', inlineLeft[0]);
  }
  const renamed = new Map<string, string>();
  const contentIds = new Map<string, string>();
  for (const [name, attachment] of found) {
    const contentId = plainContentId.test(name) ? name : `inline-${unique()}@163.com`;
    renamed.set(name, contentId);
    contentIds.set(attachment.id, contentId);
  }
  const embedded: EmbeddedImage[] = [];
  const rewritten = html
    .replace(reference, (whole: string, ...parts: (string | undefined)[]) => {
      const [lead, name] = pair(parts);
      const contentId = renamed.get(name);
      return contentId === undefined || contentId === name ? whole : lead + contentId;
    })
    .replace(dataImage, (_whole, lead: string, contentType: string, base64: string) => {
      const contentId = `inline-${unique()}@163.com`;
      embedded.push({ contentId, contentType: contentType.toLowerCase(), base64: base64.replace(/\s+/g, '') });
      return `${lead}cid:${contentId}`;
    });
  return { html: rewritten, contentIds, embedded, missing: [...names].filter((name) => !found.has(name)) };
}

function pair(parts: readonly (string | undefined)[]): [string, string] {
  for (let index = 0; index < 8; index += 2) {
    const name = parts[index + 1];
    if (name !== undefined) {
      return [parts[index] ?? '', name];
    }
  }
  return ['', ''];
}

function byFileName(free: readonly DraftAttachment[], name: string): DraftAttachment | undefined {
  const beforeAt = name.replace(/@[^@]*$/, '');
  const fits = free.filter((attachment) => same(attachment.name, name) || same(attachment.name, beforeAt));
  return fits.find((attachment) => attachment.inline) ?? fits[0];
}

function same(one: string | null, other: string): boolean {
  return one !== null && one.toLowerCase() === other.toLowerCase();
}

function decoded(name: string): string {
  const text = name
    .replace(/&amp;/g, '&')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
