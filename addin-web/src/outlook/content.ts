/** Characters of base64 that are decoded at once; a multiple of four. */
const step = 4 * 256 * 1024;

/**
 * Decodes base64 into a Blob in steps, so that the decoded bytes never stand beside the whole text as one more array.
 * The browser keeps large Blobs outside the page's own memory.
 *
 * @returns null when the text is not base64
 */
export function blobFromBase64(text: string): Blob | null {
  const parts: Blob[] = [];
  try {
    for (let start = 0; start < text.length; start += step) {
      parts.push(new Blob([bytesFromBase64(text.slice(start, start + step))]));
    }
  } catch {
    return null;
  }
  return new Blob(parts);
}

function bytesFromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) {
    bytes[index] = binary.charCodeAt(index);
  }
  return bytes;
}

/**
 * The bytes of an attachment as Outlook hands it over.
 *
 * @param format `base64` for files; `eml` and `iCalendar` for items, as text; `url` has no bytes
 * @returns null when there are no bytes
 */
export function blobFromContent(format: string, content: string): Blob | null {
  switch (format.toLowerCase()) {
    case 'base64':
      return blobFromBase64(content.replace(/\s+/g, ''));
    case 'eml':
    case 'icalendar':
      return new Blob([content]);
    default:
      return null;
  }
}
