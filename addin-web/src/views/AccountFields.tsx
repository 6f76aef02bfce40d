import showPath from 'icon:eye_20_regular';
import hidePath from 'icon:eye_off_20_regular';
import { useEffect, useRef, useState } from 'preact/hooks';
import { codeProblem, withoutSpaces } from '../checks/addresses.ts';
import { accountErrors, type PaneState } from '../state/model.ts';
import type { Pane } from '../state/pane.ts';
import { Button, Field, Icon } from './parts.tsx';

/** What keeps browsers and password managers from keeping, filling or checking a field. */
const notKept = {
  autocomplete: 'off',
  autocapitalize: 'none',
  // Written like this it stays an attribute: the property of that name takes every word, even `off`, for a yes.
  autoCorrect: 'off',
  spellcheck: false,
  'data-1p-ignore': 'true',
  'data-lpignore': 'true',
  'data-bwignore': 'true',
  'data-form-type': 'other',
} as const;

/** Address and code. They live in the pane's memory only. */
export function AccountFields({ pane, state }: { pane: Pane; state: PaneState }) {
  const [visible, setVisible] = useState(false);
  const [left, setLeft] = useState({ address: false, code: false });
  const { account, accountShown, words } = state;
  const text = words.account;
  const errors = accountErrors(state);
  const showAddress = accountShown || (left.address && account.address.trim() !== '');
  const problem = codeProblem(account.authorizationCode);
  const showCode = accountShown || (left.code && problem !== 'missing');
  const asked = state.accountAsked;
  const before = useRef(asked);
  useEffect(() => {
    if (asked !== before.current) {
      before.current = asked;
      document.querySelector<HTMLElement>('#address[aria-invalid], #code[aria-invalid]')?.focus();
    }
  }, [asked]);
  return (
    <>
      <Field id="address" label={text.address} hint={text.addressHint} error={showAddress ? errors.address : null}>
        {(described) => (
          <input
            {...described}
            {...notKept}
            type="text"
            inputMode="email"
            value={account.address}
            onInput={(event) => pane.changeAccount({ address: event.currentTarget.value })}
            onBlur={() => setLeft({ ...left, address: true })}
          />
        )}
      </Field>
      <Field
        id="code"
        label={text.code}
        hint={text.codeHint}
        error={showCode ? errors.code : null}
        warning={showCode && problem === 'shape' ? text.codeShape : null}
      >
        {(described) => (
          <div class="with-button">
            <input
              {...described}
              {...notKept}
              type="text"
              class={visible ? '' : 'masked'}
              value={account.authorizationCode}
              onInput={(event) => {
                const input = event.currentTarget;
                const code = withoutSpaces(input.value);
                if (code !== input.value) {
                  input.value = code;
                }
                pane.changeAccount({ authorizationCode: code });
              }}
              onBlur={() => setLeft({ ...left, code: true })}
            />
            <button
              type="button"
              class="button subtle icon-only"
              aria-label={visible ? text.hide : text.show}
              aria-controls="code"
              onClick={() => setVisible(!visible)}
            >
              <Icon path={visible ? hidePath : showPath} />
            </button>
          </div>
        )}
      </Field>
      <p class="hint" aria-live="polite">
        {state.accountForgotten ? text.forgotten : text.kept}
      </p>
      <div class="buttons">
        <Button look="subtle" onClick={() => pane.forgetAccount()}>
          {text.forget}
        </Button>
      </div>
    </>
  );
}
