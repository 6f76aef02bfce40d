// Reads mails with mailparser: frames of a 4-byte big-endian length and a message in, one JSON line each out.
import { createHash } from 'node:crypto';
import { simpleParser } from 'mailparser';

const mailboxes = (field) => (field?.value ?? []).flatMap((one) => one.group ?? [one]).map(({ name, address }) => ({ name: name || null, address }));

// The parsed headers fold Importance and X-Priority into one of mailparser's own.
const raw = (mail, field) => mail.headerLines.find(({ key }) => key === field)?.line.replace(/^[^:]*:\s*/, '') ?? null;

const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

async function read(data) {
  // Without keepCidLinks the HTML comes back with the pictures written into it.
  const mail = await simpleParser(data, { keepCidLinks: true, skipTextToHtml: true, skipHtmlToText: true, skipTextLinks: true });
  return {
    subject: mail.subject ?? '',
    from: mailboxes(mail.from),
    to: mailboxes(mail.to),
    cc: mailboxes(mail.cc),
    replyTo: mailboxes(mail.replyTo),
    notificationTo: mailboxes(mail.headers.get('disposition-notification-to')),
    date: mail.date.toISOString(),
    messageId: mail.messageId ?? null,
    inReplyTo: mail.inReplyTo ?? null,
    references: list(mail.references),
    importance: raw(mail, 'importance'),
    priority: raw(mail, 'x-priority'),
    text: mail.text ?? null,
    html: typeof mail.html === 'string' ? mail.html : null,
    structure: null,
    attachments: mail.attachments.map((part) => ({
      fileName: part.filename ?? null,
      typeName: null,
      // Its own contentType is guessed from the file's name.
      contentType: part.headers.get('content-type').value,
      contentId: part.contentId ?? null,
      disposition: part.contentDisposition,
      size: part.size,
      sha256: createHash('sha256').update(part.content).digest('hex'),
    })),
    fields: mail.headerLines.map(({ key }) => key),
  };
}

let waiting = Buffer.alloc(0);
const chunks = [];
let buffered = 0;

for await (const chunk of process.stdin) {
  chunks.push(chunk);
  buffered += chunk.length;
  const known = waiting.length >= 4 ? waiting.readUInt32BE(0) + 4 : 4;
  if (waiting.length + buffered < known) {
    continue;
  }
  waiting = Buffer.concat([waiting, ...chunks.splice(0)]);
  buffered = 0;
  while (waiting.length >= 4 && waiting.length >= waiting.readUInt32BE(0) + 4) {
    const end = waiting.readUInt32BE(0) + 4;
    process.stdout.write(`${JSON.stringify(await read(waiting.subarray(4, end)))}\n`);
    waiting = waiting.subarray(end);
  }
}
