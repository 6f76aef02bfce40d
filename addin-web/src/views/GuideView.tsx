import type { PaneState } from '../state/model.ts';
import type { Pane } from '../state/pane.ts';
import { guidePictures } from './GuidePictures.tsx';
import { Button, OutLink } from './parts.tsx';

/** From never having heard of authorization codes to having one. */
export function GuideView({ pane, state }: { pane: Pane; state: PaneState }) {
  const { words } = state;
  const text = words.guide;
  return (
    <>
      <p>{text.intro}</p>
      <p>
        <OutLink href="https://mail.163.com/" note={words.opensNewWindow}>
          {text.open}
        </OutLink>
      </p>
      <ol class="steps">
        {text.steps.map((step, index) => {
          const Picture = guidePictures[index];
          return (
            <li key={step.title} class="card">
              <h2>{`${words.format.number(index + 1)}. ${step.title}`}</h2>
              <p>{step.text}</p>
              {Picture === undefined ? null : <Picture label={step.picture} />}
            </li>
          );
        })}
      </ol>
      <p class="hint">{text.revoke}</p>
      <div class="buttons">
        <Button look="primary" onClick={() => pane.show('send')}>
          {text.done}
        </Button>
      </div>
    </>
  );
}
