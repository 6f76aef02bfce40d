import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Draft } from '../drafts/draft.ts';
import { readBody, showBody } from './editorPictures.ts';

/** The rich body of a draft. The browser edits it; Preact draws only its frame. */
export function BodyEditor(props: {
  readonly draft: Draft;
  readonly editor: RefObject<HTMLDivElement | null>;
  readonly label: string;
}) {
  const { draft, editor, label } = props;
  useLayoutEffect(() => {
    const element = editor.current;
    return element === null ? undefined : showBody(element, draft.html, draft.files);
  }, [draft, editor]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a textarea holds no formatted text
    <div
      ref={editor}
      class="body"
      contentEditable
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-label={label}
      onInput={(event) => {
        draft.html = readBody(event.currentTarget);
      }}
    />
  );
}
