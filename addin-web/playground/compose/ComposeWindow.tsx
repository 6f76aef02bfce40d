import addIcon from 'icon:add_20_regular';
import attachIcon from 'icon:attach_20_regular';
import imageIcon from 'icon:image_20_regular';
import infoIcon from 'icon:info_16_regular';
import feedbackIcon from 'icon:lightbulb_20_regular';
import sendIcon from 'icon:send_20_regular';
import boldIcon from 'icon:text_bold_20_regular';
import italicIcon from 'icon:text_italic_20_regular';
import { useRef } from 'preact/hooks';
import { type Draft, type DraftFile, draftFile } from '../drafts/draft.ts';
import { type RecipientField, recipientFields } from '../host/index.ts';
import { Icon, useWords } from '../ui.tsx';
import { AttachmentList } from './AttachmentList.tsx';
import { BodyEditor } from './BodyEditor.tsx';
import { insertPicture } from './editorPictures.ts';
import { RecipientsInput } from './RecipientsInput.tsx';

/** What the compose window reports. */
export interface ComposeEvents {
  readonly openPane: (view: '' | '#feedback') => void;
  readonly recipientsChanged: (field: RecipientField) => void;
  readonly attachmentChanged: (status: 'added' | 'removed', file: DraftFile) => void;
  /** Anything that only the page must draw again. */
  readonly changed: () => void;
}

/** The window in which Outlook lets a mail be written, with the add-in's buttons in its ribbon. */
export function ComposeWindow({ draft, events }: { readonly draft: Draft; readonly events: ComposeEvents }) {
  const words = useWords();
  const editor = useRef<HTMLDivElement>(null);

  const attach = (files: FileList | null): void => {
    for (const file of files ?? []) {
      const attachment = draftFile(file.name, file);
      draft.files.push(attachment);
      events.attachmentChanged('added', attachment);
    }
    events.changed();
  };

  const insert = (files: FileList | null): void => {
    for (const file of files ?? []) {
      if (editor.current !== null) {
        const picture = insertPicture(editor.current, file);
        draft.files.push(picture);
        editor.current.dispatchEvent(new InputEvent('input', { bubbles: true }));
        events.attachmentChanged('added', picture);
      }
    }
    events.changed();
  };

  const remove = (file: DraftFile): void => {
    draft.files.splice(draft.files.indexOf(file), 1);
    events.attachmentChanged('removed', file);
    events.changed();
  };

  return (
    <section class="compose" aria-label={words.drafts}>
      <div class="ribbon" role="toolbar" aria-label={words.drafts}>
        <button type="button" class="ribbon-primary" onClick={() => events.openPane('')}>
          <Icon path={sendIcon} />
          {words.ribbonSend}
        </button>
        <button type="button" onClick={() => events.openPane('#feedback')}>
          <Icon path={feedbackIcon} />
          {words.ribbonFeedback}
        </button>
        <span class="ribbon-rule" />
        <FileButton icon={attachIcon} label={words.attachFile} onFiles={attach} />
        <FileButton icon={imageIcon} label={words.insertPicture} accept="image/*" onFiles={insert} />
        <span class="ribbon-rule" />
        <FormatButton icon={boldIcon} label={words.bold} command="bold" />
        <FormatButton icon={italicIcon} label={words.italic} command="italic" />
      </div>
      {[...draft.item.notifications.values()].map((notification) => (
        <p key={notification.key} class={notification.type === 2 ? 'notification error' : 'notification'} role="note">
          <Icon path={infoIcon} size={16} />
          {notification.message}
        </p>
      ))}
      <dl class="fields">
        <dt>{words.from}</dt>
        <dd class="sender">
          {draft.item.from.name} &lt;{draft.item.from.address}&gt;
        </dd>
        {recipientFields.map((field) => (
          <RecipientsInput
            key={field}
            label={words[field]}
            draft={draft}
            field={field}
            onChange={() => events.recipientsChanged(field)}
          />
        ))}
        <dt>
          <label for="subject">{words.subject}</label>
        </dt>
        <dd>
          <input
            id="subject"
            class="subject"
            value={draft.item.subject}
            onInput={(event) => {
              draft.item.subject = event.currentTarget.value;
              events.changed();
            }}
          />
        </dd>
      </dl>
      <AttachmentList files={draft.files} onRemove={remove} />
      <BodyEditor draft={draft} editor={editor} label={words.body} />
    </section>
  );
}

/** A ribbon button that asks for files from the disk. */
function FileButton(props: {
  readonly icon: string;
  readonly label: string;
  readonly accept?: string;
  readonly onFiles: (files: FileList | null) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        <Icon path={props.icon} />
        {props.label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={props.accept}
        aria-label={props.label}
        onChange={(event) => {
          props.onFiles(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** A ribbon button that formats what is selected in the body. */
function FormatButton({
  icon,
  label,
  command,
}: {
  readonly icon: string;
  readonly label: string;
  readonly command: string;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      // The selection must stay in the body.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => document.execCommand(command)}
    >
      <Icon path={icon} />
    </button>
  );
}

/** The tabs under which Outlook keeps the drafts that are open. */
export function DraftTabs(props: {
  readonly names: readonly string[];
  readonly current: number;
  readonly onSelect: (index: number) => void;
  readonly onNew: () => void;
}) {
  const words = useWords();
  return (
    <nav class="draft-tabs" aria-label={words.drafts}>
      {props.names.map((name, index) => (
        <button
          // A draft keeps its place.
          key={index}
          type="button"
          aria-current={index === props.current ? 'page' : undefined}
          onClick={() => props.onSelect(index)}
        >
          {name}
        </button>
      ))}
      <button type="button" aria-label={words.newDraft} title={words.newDraft} onClick={props.onNew}>
        <Icon path={addIcon} />
      </button>
    </nav>
  );
}
