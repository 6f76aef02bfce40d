import deleteIcon from 'icon:delete_20_regular';
import mailIcon from 'icon:mail_inbox_20_regular';
import { useEffect, useState } from 'preact/hooks';
import { size } from '../i18n/index.ts';
import { Icon, useLanguage, useWords } from '../ui.tsx';
import { clearInbox, listMails, type MailSummary, watchInbox } from './client.ts';
import { MailView } from './MailView.tsx';

/** The mails that the sandbox accepted, and the one that is open. */
export function Inbox({ knownHashes }: { readonly knownHashes: () => Promise<ReadonlySet<string>> }) {
  const words = useWords();
  const language = useLanguage();
  const [mails, setMails] = useState<readonly MailSummary[]>([]);
  const [open, setOpen] = useState<number | null>(null);

  useEffect(() => {
    const refresh = async (): Promise<void> => {
      const all = await listMails();
      setMails(all);
      setOpen(all[0]?.number ?? null);
    };
    return watchInbox(() => void refresh());
  }, []);

  const clear = async (): Promise<void> => {
    await clearInbox();
    setMails([]);
    setOpen(null);
  };

  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return (
    <section class="inbox card" aria-labelledby="inbox-title">
      <header>
        <Icon path={mailIcon} />
        <h2 id="inbox-title">{words.inbox}</h2>
        <span class="hint">{words.inboxHint}</span>
        <button type="button" class="subtle" disabled={mails.length === 0} onClick={() => void clear()}>
          <Icon path={deleteIcon} />
          {words.clearInbox}
        </button>
      </header>
      {mails.length === 0 ? (
        <p class="empty">{words.emptyInbox}</p>
      ) : (
        <div class="inbox-columns">
          <ul class="mails" aria-label={words.inbox}>
            {mails.map((mail) => (
              <li key={mail.number}>
                <button
                  type="button"
                  aria-current={mail.number === open ? 'true' : undefined}
                  onClick={() => setOpen(mail.number)}
                >
                  <span class="mail-from">{mail.from}</span>
                  <span class="mail-subject">{mail.subject === '' ? words.noSubject : mail.subject}</span>
                  <span class="mail-facts">
                    {time.format(new Date(mail.receivedAt))} · {size(language, mail.size)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {open !== null && <MailView key={open} number={open} knownHashes={knownHashes} />}
        </div>
      )}
    </section>
  );
}
