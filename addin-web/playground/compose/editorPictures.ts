import { type DraftFile, draftFile } from '../drafts/draft.ts';

/**
 * Shows a body in the editor: a picture named by `cid:` gets an address that the page can load.
 * @returns What undoes the addresses.
 */
export function showBody(editor: HTMLElement, html: string, files: readonly DraftFile[]): () => void {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const addresses: string[] = [];
  for (const image of body.querySelectorAll<HTMLImageElement>('img[src^="cid:"]')) {
    const contentId = image.getAttribute('src')?.slice('cid:'.length);
    const file = files.find((candidate) => candidate.contentId === contentId);
    if (file !== undefined) {
      const address = URL.createObjectURL(file.bytes);
      addresses.push(address);
      image.dataset['contentId'] = contentId ?? '';
      image.src = address;
    }
  }
  editor.replaceChildren(...body.childNodes);
  return () => {
    for (const address of addresses) {
      URL.revokeObjectURL(address);
    }
  };
}

/** The body as Outlook hands it out: pictures named by `cid:` again. */
export function readBody(editor: HTMLElement): string {
  const copy = editor.cloneNode(true) as HTMLElement;
  for (const image of copy.querySelectorAll('img[data-content-id]')) {
    image.setAttribute('src', `cid:${image.getAttribute('data-content-id')}`);
    image.removeAttribute('data-content-id');
  }
  return copy.innerHTML;
}

/** Puts a picture where the caret is, or at the end. */
export function insertPicture(editor: HTMLElement, bytes: File): DraftFile {
  const contentId = `${crypto.randomUUID()}@outlook.com`;
  const image = document.createElement('img');
  image.src = URL.createObjectURL(bytes);
  image.alt = bytes.name;
  image.dataset['contentId'] = contentId;
  const selection = getSelection();
  const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  if (range !== null && editor.contains(range.commonAncestorContainer)) {
    range.insertNode(image);
    range.collapse(false);
  } else {
    editor.append(image);
  }
  return draftFile(bytes.name, bytes, contentId);
}
