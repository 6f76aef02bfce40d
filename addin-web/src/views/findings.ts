import type { Finding } from '../checks/checkDraft.ts';
import type { Messages } from '../i18n/en-US.ts';

/** What a finding is and how to mend it, in one language. */
export function findingText(finding: Finding, words: Messages): string {
  const text = words.checks;
  switch (finding.code) {
    case 'tooManyRecipients':
    case 'tooManyAttachments':
      return text[finding.code](finding.count, finding.limit);
    case 'badAddresses':
    case 'controlCharacters':
    case 'refusedTypes':
    case 'cloudAttachments':
    case 'emptyAttachments':
    case 'changedAttachments':
      return text[finding.code](finding.names);
    case 'subjectTooLong':
      return text.subjectTooLong(finding.limit);
    case 'tooLarge':
      return text.tooLarge(finding.bytes, finding.limit);
    case 'missingPictures':
      return text.missingPictures(finding.count);
    case 'delayed':
      return text.delayed(finding.until);
    default:
      return text[finding.code];
  }
}
