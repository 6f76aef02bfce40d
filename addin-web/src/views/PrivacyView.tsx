import deletePath from 'icon:delete_20_regular';
import { useState } from 'preact/hooks';
import { sentTimes, storedEntries } from '../privacy/device.ts';
import type { PaneState } from '../state/model.ts';
import type { Pane } from '../state/pane.ts';
import { Button, Notice, OutLink } from './parts.tsx';

/** The policy in short, everything that the device holds, and the ways to be rid of it. */
export function PrivacyView({ pane, state }: { pane: Pane; state: PaneState }) {
  const { account, settings, words } = state;
  const text = words.privacy;
  const [cleared, setCleared] = useState<'no' | 'yes' | 'partly'>('no');
  const stored = storedEntries();
  const sent = sentTimes();
  const held = account.address !== '' || account.authorizationCode !== '' || account.displayName !== '';
  const clear = async () => {
    setCleared((await pane.clearEverything()) ? 'yes' : 'partly');
  };
  return (
    <>
      <ul class="points">
        {text.short.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p>
        <OutLink
          href={settings.kind === 'loaded' ? settings.settings.policyUrl : '/privacy'}
          note={words.opensNewWindow}
        >
          {text.policy}
        </OutLink>{' '}
        {settings.kind === 'loaded' ? <span class="quiet">{text.version(settings.settings.policyVersion)}</span> : null}
      </p>
      <section class="card" aria-labelledby="device-title">
        <h2 id="device-title">{text.deviceTitle}</h2>
        <p>{text.deviceIntro}</p>
        <dl class="summary held">
          <Held name={text.memory} value={held ? text.memoryHeld : text.memoryNone} />
          <Held
            name={text.sentMails}
            value={
              sent.length === 0
                ? text.sentNone
                : `${words.sent.count(sent.length)}: ${sent.map(words.format.time).join(' · ')}`
            }
          />
          <Held
            name={text.agreed}
            value={state.agreed ?? (state.connection.kind === 'connected' ? text.agreedNone : text.agreedUnknown)}
          />
          {stored.denied
            ? null
            : stored.entries.map((entry) => (
                <Held
                  key={entry.key}
                  name={entry.owner === 'office' ? text.officeKey(entry.key) : text.otherKey(entry.key)}
                  value={text.bytes(entry.bytes)}
                />
              ))}
        </dl>
        {stored.denied ? <p class="hint">{text.storageDenied}</p> : null}
        <div class="buttons">
          <Button icon={deletePath} onClick={() => void clear()}>
            {text.clear}
          </Button>
        </div>
        <div role="status">
          {cleared === 'no' ? null : (
            <Notice tone={cleared === 'yes' ? 'success' : 'warning'}>
              {cleared === 'yes' ? text.cleared : text.clearFailed}
            </Notice>
          )}
        </div>
      </section>
      <section class="card" aria-labelledby="deletion-title">
        <h2 id="deletion-title">{text.askDeletion}</h2>
        <p>{text.askDeletionText}</p>
        <div class="buttons">
          <Button onClick={() => pane.askForDeletion()}>{text.askDeletion}</Button>
        </div>
      </section>
    </>
  );
}

function Held({ name, value }: { name: string; value: string }) {
  return (
    <div class="row">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
