import { useEffect, useState } from 'preact/hooks';
import { type Draft, parseRecipients } from '../drafts/draft.ts';
import type { RecipientField } from '../host/index.ts';
import { useWords } from '../ui.tsx';

/** One field of recipients as a line of text. The draft follows every keystroke; the add-in is told when the field is left. */
export function RecipientsInput(props: {
  readonly label: string;
  readonly draft: Draft;
  readonly field: RecipientField;
  readonly onChange: () => void;
}) {
  const words = useWords();
  const { draft, field, label, onChange } = props;
  const written = draft.recipients(field);
  const [text, setText] = useState(written);
  useEffect(() => setText(written), [written]);
  return (
    <>
      <dt>
        <label for={field}>{label}</label>
      </dt>
      <dd>
        <input
          id={field}
          value={text}
          placeholder={words.recipientsHint}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => setText(event.currentTarget.value)}
          onChange={(event) => {
            draft.item.recipients[field].splice(0, Infinity, ...parseRecipients(event.currentTarget.value));
            setText(draft.recipients(field));
            onChange();
          }}
        />
      </dd>
    </>
  );
}
