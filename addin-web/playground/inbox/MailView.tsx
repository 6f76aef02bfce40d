import downloadIcon from 'icon:arrow_download_16_regular';
import sameIcon from 'icon:checkmark_circle_16_regular';
import { useEffect, useState } from 'preact/hooks';
import { size } from '../i18n/index.ts';
import { Icon, useLanguage, useWords } from '../ui.tsx';
import { type Mail, partAddress, readMail, readSource, renderedAddress, sourceAddress } from './client.ts';

type View = 'mail' | 'source' | 'conversation';

/** How much of a mail's source the page shows. */
const shownBytes = 64 * 1024;

/** One mail: rendered, as source, and the conversation in which it came. */
export function MailView(props: { readonly number: number; readonly knownHashes: () => Promise<ReadonlySet<string>> }) {
  const words = useWords();
  const language = useLanguage();
  const [mail, setMail] = useState<Mail | null>(null);
  const [view, setView] = useState<View>('mail');
  const [source, setSource] = useState('');
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set());
  const { number, knownHashes } = props;

  useEffect(() => {
    void readMail(number).then(setMail);
    void knownHashes().then(setKnown);
  }, [number, knownHashes]);

  useEffect(() => {
    if (view === 'source') {
      void readSource(number, shownBytes).then(setSource);
    }
  }, [number, view]);

  if (mail === null) {
    return <article class="mail" />;
  }
  const title = mail.subject === '' ? words.noSubject : mail.subject;
  return (
    <article class="mail" aria-label={title}>
      <h3>{title}</h3>
      <dl class="mail-head">
        <dt>{words.from}</dt>
        <dd>{mail.from}</dd>
        <dt>{words.to}</dt>
        <dd>{mail.to}</dd>
        {mail.cc !== '' && (
          <>
            <dt>{words.cc}</dt>
            <dd>{mail.cc}</dd>
          </>
        )}
        <dt>{words.envelope}</dt>
        <dd>
          {mail.envelopeFrom} → {mail.envelopeRecipients.join(', ')}
        </dd>
      </dl>
      <ul class="files" aria-label={words.attachments}>
        {mail.parts.map((part) => (
          <li key={part.index} data-sha256={part.sha256}>
            <span
              class={known.has(part.sha256) ? 'same' : 'different'}
              title={known.has(part.sha256) ? words.sameBytes : words.otherBytes}
            >
              {known.has(part.sha256) && <Icon path={sameIcon} size={16} />}
            </span>
            <a class="file-name" href={partAddress(mail.number, part.index)} download={part.name}>
              {part.name}
            </a>
            <span class="file-size">{size(language, part.size)}</span>
          </li>
        ))}
      </ul>
      <div class="tabs" role="tablist">
        {(['mail', 'source', 'conversation'] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={view === name}
            aria-controls="mail-panel"
            onClick={() => setView(name)}
          >
            {words.views[name]}
          </button>
        ))}
        <a class="download" href={sourceAddress(mail.number)} download={`${mail.queueId}.eml`}>
          <Icon path={downloadIcon} size={16} />
          {words.download}
        </a>
      </div>
      <div id="mail-panel" role="tabpanel" aria-labelledby={`tab-${view}`}>
        {view === 'mail' && <iframe title={title} sandbox="" src={renderedAddress(mail.number)} />}
        {view === 'source' && (
          <>
            <pre>{source}</pre>
            {mail.size > shownBytes && <p class="hint">{words.sourceCut(size(language, shownBytes))}</p>}
          </>
        )}
        {view === 'conversation' && <pre>{mail.conversation.join('\n')}</pre>}
      </div>
    </article>
  );
}
