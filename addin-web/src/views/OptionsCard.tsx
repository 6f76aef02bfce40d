import chevronPath from 'icon:chevron_right_20_regular';
import type { Importance } from '../relay/message.ts';
import type { PaneState } from '../state/model.ts';
import type { Pane } from '../state/pane.ts';
import { Field, Icon } from './parts.tsx';

const importances: readonly Importance[] = ['low', 'normal', 'high'];
const undoTimes = [0, 5, 10] as const;

/** What can be chosen beside the draft. All of it ends with the pane. */
export function OptionsCard({ pane, state }: { pane: Pane; state: PaneState }) {
  const { account, options, words } = state;
  const text = words.options;
  const outlook = state.draft.kind === 'read' ? (state.draft.plan.draft.from?.address ?? '') : '';
  return (
    <details class="card">
      <summary>
        <Icon path={chevronPath} />
        <h2>{text.title}</h2>
      </summary>
      <Field id="display-name" label={text.displayName} hint={text.displayNameHint}>
        {(described) => (
          <input
            {...described}
            type="text"
            autocomplete="off"
            maxLength={200}
            value={account.displayName}
            onInput={(event) => pane.changeAccount({ displayName: event.currentTarget.value })}
          />
        )}
      </Field>
      <fieldset class="field">
        <legend>{text.replyTo}</legend>
        <label class="choice">
          <input
            type="radio"
            name="reply-to"
            checked={options.replyTo === 'account'}
            onChange={() => pane.changeOptions({ replyTo: 'account' })}
          />
          <span>{text.replyToAccount}</span>
        </label>
        <label class="choice">
          <input
            type="radio"
            name="reply-to"
            checked={options.replyTo === 'outlook'}
            onChange={() => pane.changeOptions({ replyTo: 'outlook' })}
          />
          <span>{text.replyToOutlook(outlook)}</span>
        </label>
      </fieldset>
      <Field id="importance" label={text.importance} hint={text.importanceHint}>
        {(described) => (
          <select
            {...described}
            value={options.importance}
            onChange={(event) => pane.changeOptions({ importance: event.currentTarget.value as Importance })}
          >
            {importances.map((importance) => (
              <option key={importance} value={importance}>
                {text.importances[importance]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label class="choice">
        <input
          type="checkbox"
          checked={options.requestReadReceipt}
          onChange={(event) => pane.changeOptions({ requestReadReceipt: event.currentTarget.checked })}
        />
        <span>{text.readReceipt}</span>
      </label>
      <Field id="undo" label={text.undo}>
        {(described) => (
          <select
            {...described}
            value={String(options.undoSeconds)}
            onChange={(event) => pane.changeOptions({ undoSeconds: Number(event.currentTarget.value) as 0 | 5 | 10 })}
          >
            {undoTimes.map((seconds) => (
              <option key={seconds} value={String(seconds)}>
                {text.undoSeconds(seconds)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </details>
  );
}
