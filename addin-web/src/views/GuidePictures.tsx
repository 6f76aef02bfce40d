import type { ComponentChildren } from 'preact';

interface PictureProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

/** The frame of every picture: a window, drawn in the pane's own colours so that it fits each theme. */
function Picture({ label, children }: PictureProps) {
  return (
    <svg class="picture" viewBox="0 0 280 140" role="img" aria-label={label}>
      <rect class="pic-paper" x="1" y="1" width="278" height="138" rx="8" />
      {children}
    </svg>
  );
}

function BrowserBar({ address }: { address: string }) {
  return (
    <>
      <path class="pic-edge" d="M1 28H279" />
      <circle class="pic-dim" cx="14" cy="14" r="4" />
      <circle class="pic-dim" cx="28" cy="14" r="4" />
      <rect class="pic-field" x="44" y="6" width="180" height="16" rx="8" />
      <text class="pic-text" x="54" y="18" font-size="10">
        {address}
      </text>
    </>
  );
}

function SignIn({ label }: { label: string }) {
  return (
    <Picture label={label}>
      <BrowserBar address="mail.163.com" />
      <rect class="pic-field" x="80" y="42" width="120" height="20" rx="4" />
      <text class="pic-text" x="88" y="56" font-size="10">
        name@163.com
      </text>
      <rect class="pic-field" x="80" y="68" width="120" height="20" rx="4" />
      <text class="pic-text" x="88" y="82" font-size="10">
        ••••••••
      </text>
      <rect class="pic-brand" x="80" y="98" width="120" height="24" rx="4" />
      <text class="pic-on-brand" x="140" y="114" font-size="11" text-anchor="middle">
        登录
      </text>
    </Picture>
  );
}

function OpenSettings({ label }: { label: string }) {
  return (
    <Picture label={label}>
      <BrowserBar address="mail.163.com" />
      <text class="pic-text" x="16" y="48" font-size="11">
        首页
      </text>
      <text class="pic-text" x="60" y="48" font-size="11">
        通讯录
      </text>
      <text class="pic-strong" x="128" y="48" font-size="11">
        设置
      </text>
      <rect class="pic-mark" x="118" y="34" width="42" height="20" rx="4" />
      <rect class="pic-field" x="112" y="62" width="152" height="66" rx="4" />
      <text class="pic-text" x="122" y="80" font-size="11">
        常规设置
      </text>
      <text class="pic-strong" x="122" y="108" font-size="11">
        POP3/SMTP/IMAP
      </text>
      <rect class="pic-mark" x="116" y="94" width="118" height="20" rx="4" />
    </Picture>
  );
}

function SwitchOn({ label }: { label: string }) {
  return (
    <Picture label={label}>
      <text class="pic-strong" x="16" y="28" font-size="12">
        POP3/SMTP/IMAP
      </text>
      <path class="pic-edge" d="M16 38H264" />
      <text class="pic-text" x="16" y="64" font-size="11">
        IMAP/SMTP服务
      </text>
      <text class="pic-link" x="140" y="64" font-size="11">
        开启
      </text>
      <rect class="pic-mark" x="132" y="50" width="38" height="20" rx="4" />
      <text class="pic-text" x="16" y="94" font-size="11">
        POP3/SMTP服务
      </text>
      <text class="pic-link" x="140" y="94" font-size="11">
        开启
      </text>
      <rect class="pic-field" x="206" y="50" width="46" height="80" rx="8" />
      <rect class="pic-bubble" x="212" y="64" width="34" height="20" rx="6" />
      <path class="pic-arrow" d="M176 60H200M194 55L200 60L194 65" />
      <circle class="pic-dim" cx="229" cy="121" r="4" />
    </Picture>
  );
}

function CopyCode({ label }: { label: string }) {
  return (
    <Picture label={label}>
      <rect class="pic-field" x="30" y="22" width="220" height="96" rx="6" />
      <text class="pic-text" x="140" y="46" font-size="11" text-anchor="middle">
        授权密码
      </text>
      <text class="pic-code" x="140" y="76" font-size="15" text-anchor="middle">
        ABCD1234EFGH5678
      </text>
      <rect class="pic-mark" x="46" y="58" width="188" height="26" rx="4" />
      <rect class="pic-brand" x="108" y="92" width="64" height="18" rx="4" />
      <text class="pic-on-brand" x="140" y="105" font-size="11" text-anchor="middle">
        复制
      </text>
    </Picture>
  );
}

function PasteHere({ label }: { label: string }) {
  return (
    <Picture label={label}>
      <rect class="pic-field" x="70" y="20" width="140" height="22" rx="4" />
      <text class="pic-text" x="80" y="35" font-size="10">
        name@163.com
      </text>
      <rect class="pic-field" x="70" y="54" width="140" height="22" rx="4" />
      <text class="pic-text" x="80" y="69" font-size="10" textLength="120" lengthAdjust="spacingAndGlyphs">
        ••••••••••••••••
      </text>
      <rect class="pic-mark" x="64" y="48" width="152" height="34" rx="6" />
      <path class="pic-arrow" d="M24 65H58M51 59L58 65L51 71" />
      <rect class="pic-brand" x="70" y="96" width="80" height="24" rx="4" />
      <path class="pic-check" d="M102 108L108 114L120 101" />
    </Picture>
  );
}

/** The pictures of the guide, one for each step, in the steps' order. */
export const guidePictures = [SignIn, OpenSettings, SwitchOn, CopyCode, PasteHere] as const;
