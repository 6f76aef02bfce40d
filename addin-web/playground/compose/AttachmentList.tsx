import attachIcon from 'icon:attach_16_regular';
import dismissIcon from 'icon:dismiss_16_regular';
import imageIcon from 'icon:image_16_regular';
import type { DraftFile } from '../drafts/draft.ts';
import { size } from '../i18n/index.ts';
import { Icon, useLanguage, useWords } from '../ui.tsx';

/** The files of a draft. Pictures inside the body are shown too, since the add-in sends them as well. */
export function AttachmentList({
  files,
  onRemove,
}: {
  readonly files: readonly DraftFile[];
  readonly onRemove: (file: DraftFile) => void;
}) {
  const words = useWords();
  const language = useLanguage();
  if (files.length === 0) {
    return null;
  }
  return (
    <ul class="files" aria-label={words.attachments}>
      {files.map((file) => (
        <li key={file.id}>
          <Icon path={file.isInline ? imageIcon : attachIcon} size={16} />
          <span class="file-name">{file.name}</span>
          <span class="file-size">{size(language, file.size)}</span>
          <button type="button" aria-label={words.remove(file.name)} onClick={() => onRemove(file)}>
            <Icon path={dismissIcon} size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}
