import attachPath from 'icon:attach_20_regular';
import imagePath from 'icon:image_20_regular';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { accountAddress } from '../checks/addresses.ts';
import { totalSize } from '../checks/checkDraft.ts';
import type { Messages } from '../i18n/en-US.ts';
import type { Draft, Person } from '../outlook/draft.ts';
import { extensionOf } from '../relay/mediaTypes.ts';
import type { Plan } from '../relay/message.ts';
import type { PaneState } from '../state/model.ts';
import type { Pane } from '../state/pane.ts';
import { Button, Icon, Notice } from './parts.tsx';

/** The longest list that is shown whole. */
const listed = 4;

/** The mail as recipients will get it. */
export function DraftCard({ pane, state }: { pane: Pane; state: PaneState }) {
  const { draft, words } = state;
  const text = words.draft;
  if (draft.kind === 'unsendable') {
    return null;
  }
  return (
    <section class="card" aria-labelledby="draft-title" aria-busy={draft.kind === 'reading'}>
      <h2 id="draft-title">{text.title}</h2>
      {draft.kind === 'none' ? <p>{words.noDraft}</p> : null}
      {draft.kind === 'reading' ? <p class="placeholder">{text.reading}</p> : null}
      {draft.kind === 'unreadable' ? <Notice tone="error">{text.unreadable}</Notice> : null}
      {draft.kind === 'read' ? <Summary plan={draft.plan} state={state} /> : null}
      {draft.kind === 'none' ? null : (
        <div class="buttons">
          <Button look="subtle" onClick={() => void pane.readDraft()}>
            {text.again}
          </Button>
        </div>
      )}
    </section>
  );
}

function Summary({ plan, state }: { plan: Plan; state: PaneState }) {
  const { draft } = plan;
  const { words, options } = state;
  const text = words.draft;
  const files = plan.attachments.filter((attachment) => attachment.contentId === null);
  const pictures = plan.attachments.length - files.length;
  return (
    <dl class="summary">
      <Row name={text.from}>
        <Sender draft={draft} state={state} />
      </Row>
      <People name={text.to} people={draft.to} words={words} always={true} />
      <People name={text.cc} people={draft.cc} words={words} always={false} />
      <People name={text.bcc} people={draft.bcc} words={words} always={false} />
      <Row name={text.subject}>{draft.subject.trim() === '' ? <em>{text.noSubject}</em> : draft.subject}</Row>
      {draft.composeType.ok ? <Row name={text.kind}>{text.kinds[draft.composeType.value]}</Row> : null}
      {options.importance === 'normal' ? null : (
        <Row name={text.importance}>{words.options.importances[options.importance]}</Row>
      )}
      <Row name={text.attachments}>
        {files.length === 0 ? (
          text.noAttachments
        ) : (
          <>
            <span>{text.total(files.length, totalSize({ ...plan, attachments: files }))}</span>
            <Folding
              words={words}
              items={files.map((file) => (
                <>
                  <Icon path={attachPath} />
                  <span class="name">{file.name}</span>{' '}
                  <span class="quiet">
                    {text.file(
                      extensionOf(file.name).toUpperCase(),
                      'source' in file ? file.source.size : file.content.size,
                    )}
                  </span>
                </>
              ))}
            />
          </>
        )}
      </Row>
      {pictures === 0 ? null : (
        <Row name={text.pictures}>
          <span class="with-icon">
            <Icon path={imagePath} />
            {text.pictureCount(pictures)}
          </span>
        </Row>
      )}
    </dl>
  );
}

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The sender as recipients see it, and that it is not Outlook's. */
function Sender({ draft, state }: { draft: Draft; state: PaneState }) {
  const { account, words } = state;
  const address = accountAddress(account.address);
  const name = account.displayName.trim();
  const outlook = draft.from?.address ?? '';
  return (
    <>
      <span class="name">
        {address === null ? <em>{words.draft.fromMissing}</em> : name === '' ? address : `${name} <${address}>`}
      </span>
      {outlook === '' || outlook.toLowerCase() === address ? null : (
        <span class="quiet block">{words.draft.notFromOutlook(outlook)}</span>
      )}
    </>
  );
}

function People({
  name,
  people,
  words,
  always,
}: {
  name: string;
  people: readonly Person[];
  words: Messages;
  always: boolean;
}) {
  if (people.length === 0) {
    return always ? (
      <Row name={name}>
        <em>{words.draft.nobody}</em>
      </Row>
    ) : null;
  }
  return (
    <Row name={name}>
      <Folding words={words} items={people.map(personText)} />
    </Row>
  );
}

function personText(person: Person): string {
  return person.name === '' || person.name === person.address ? person.address : `${person.name} <${person.address}>`;
}

/** A list of which only the beginning is shown until all of it is asked for. */
function Folding({ items, words }: { items: readonly ComponentChildren[]; words: Messages }) {
  const [open, setOpen] = useState(false);
  const folds = items.length > listed;
  return (
    <>
      <ul class="plain">
        {(open || !folds ? items : items.slice(0, listed - 1)).map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
      {folds ? (
        <Button look="subtle" expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.draft.showFewer : words.draft.showAll(items.length)}
        </Button>
      ) : null}
    </>
  );
}
