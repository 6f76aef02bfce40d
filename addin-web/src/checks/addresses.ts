/** Characters of an RFC 5321 local part without quotes. */
const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const quotedLocalPart = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"$/;
/** A label may be international; punycode is the service's work. */
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

/** Whether mail to an address can be handed to 163 at all. It says nothing of whether the mailbox exists. */
export function canBeAddress(address: string): boolean {
  const at = address.lastIndexOf('@');
  if (at < 1 || new TextEncoder().encode(address).length > 254) {
    return false;
  }
  const local = address.slice(0, at);
  const labels = address.slice(at + 1).split('.');
  return (
    local.length <= 64 &&
    (localPart.test(local) || quotedLocalPart.test(local)) &&
    labels.length > 1 &&
    labels.every((part) => label.test(part) && part.length <= 63) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  );
}

/** The 163 address for what was typed: a bare name gets `@163.com`. Null when it cannot be a 163 address. */
export function accountAddress(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const address = text.includes('@') ? text : `${text}@163.com`;
  return address.endsWith('@163.com') && canBeAddress(address) ? address : null;
}

/** An authorization code as the service takes it: no white space at all. */
export function withoutSpaces(code: string): string {
  return code.replace(/[\s\u200b\ufeff]+/gu, '');
}

/** What speaks against a code. `shape` is a hint only, since the length of codes has changed before. */
export function codeProblem(code: string): 'missing' | 'characters' | 'shape' | null {
  if (code === '') {
    return 'missing';
  }
  if (!/^[\x21-\x7e]{1,64}$/.test(code)) {
    return 'characters';
  }
  return /^[A-Za-z0-9]{16}$/.test(code) ? null : 'shape';
}
