import errorPath from 'icon:error_circle_20_filled';
import warningPath from 'icon:warning_20_filled';
import type { Finding } from '../checks/checkDraft.ts';
import type { Messages } from '../i18n/en-US.ts';
import { findingText } from './findings.ts';
import { Icon } from './parts.tsx';

/** What stands in the way, each with its remedy. */
export function FindingList({ findings, words }: { findings: readonly Finding[]; words: Messages }) {
  return (
    <ul class="plain findings">
      {findings.map((finding) => (
        <li key={finding.code} class={`told ${finding.severity}`}>
          <Icon path={finding.severity === 'error' ? errorPath : warningPath} />
          <span>
            <span class="visually-hidden">{words.checks[finding.severity]}: </span>
            {findingText(finding, words)}
          </span>
        </li>
      ))}
    </ul>
  );
}
