import successPath from 'icon:checkmark_circle_20_filled';
import errorPath from 'icon:error_circle_20_filled';
import infoPath from 'icon:info_20_regular';
import warningPath from 'icon:warning_20_filled';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** One of Fluent's icons. It says nothing that the text beside it does not say. */
export function Icon({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={path} fill="currentColor" />
    </svg>
  );
}

/** The heading of a view. It takes the focus when the view appears, so that nobody is left where nothing is. */
export function ViewHeading({ children, focus }: { children: ComponentChildren; focus: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it appears, not when it is drawn again.
  useEffect(() => {
    if (focus) {
      heading.current?.focus();
    }
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

export type Tone = 'error' | 'warning' | 'success' | 'info';

const toneIcons: Readonly<Record<Tone, string>> = {
  error: errorPath,
  warning: warningPath,
  success: successPath,
  info: infoPath,
};

interface NoticeProps {
  readonly tone: Tone;
  readonly children: ComponentChildren;
  readonly role?: 'alert' | 'status' | 'group';
  readonly labelledBy?: string;
}

/** A message with an icon and a border, so that colour is not all that tells its kind. */
export function Notice({ tone, children, role, labelledBy }: NoticeProps) {
  return (
    <div
      class={`notice ${tone}`}
      {...(role === undefined ? {} : { role })}
      {...(labelledBy === undefined ? {} : { 'aria-labelledby': labelledBy })}
    >
      <Icon path={toneIcons[tone]} />
      <div class="notice-text">{children}</div>
    </div>
  );
}

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  readonly look?: 'primary' | 'secondary' | 'subtle';
  readonly icon?: string;
  readonly pressed?: boolean;
  readonly controls?: string;
  readonly expanded?: boolean;
  readonly buttonRef?: { current: HTMLButtonElement | null };
}

export function Button({
  children,
  onClick,
  look = 'secondary',
  icon,
  pressed,
  controls,
  expanded,
  buttonRef,
}: ButtonProps) {
  return (
    <button
      type="button"
      class={`button ${look}`}
      onClick={onClick}
      {...(buttonRef === undefined ? {} : { ref: buttonRef })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(controls === undefined ? {} : { 'aria-controls': controls })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
    >
      {icon === undefined ? null : <Icon path={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** A link that leaves the pane. */
export function OutLink({ href, children, note }: { href: string; children: ComponentChildren; note: string }) {
  return (
    <a class="link" href={href} target="_blank" rel="noopener noreferrer">
      {children} <span class="visually-hidden">{note}</span>
    </a>
  );
}

/** What ties a control to its label, its hint and what is wrong with it. */
interface Described {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** What is wrong; read out with the field. */
  readonly error?: string | null;
  /** What might be wrong. */
  readonly warning?: string | null;
  readonly children: (described: Described) => ComponentChildren;
}

/** A label above its control, with the hint and what is wrong tied to it. */
export function Field({ id, label, hint, error, warning, children }: FieldProps) {
  const told = error ?? warning ?? null;
  const describedBy = [hint === undefined ? null : `${id}-hint`, told === null ? null : `${id}-told`]
    .filter(Boolean)
    .join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
        ...(error ? { 'aria-invalid': 'true' } : {}),
      })}
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {told === null ? null : (
        <p class={error ? 'told error' : 'told warning'} id={`${id}-told`}>
          <Icon path={error ? errorPath : warningPath} />
          <span>{told}</span>
        </p>
      )}
    </div>
  );
}
