/**
 * Outlook's language before office.js is ready: Outlook on the web tells it in the frame's name, other hosts in the
 * query. The browser's language otherwise.
 */
export function hintedLanguage(frameName: string, query: string, browser: string): string {
  return (
    localeIn(hostInfoOf(frameName), '|') ?? localeIn(/[?&]_host_Info=([^&]*)/.exec(query)?.[1] ?? '', '$') ?? browser
  );
}

function hostInfoOf(frameName: string): string {
  try {
    const name = JSON.parse(frameName) as { readonly hostInfo?: unknown } | null;
    return typeof name?.hostInfo === 'string' ? name.hostInfo : '';
  } catch {
    return '';
  }
}

function localeIn(hostInfo: string, separator: string): string | null {
  const locale = hostInfo.split(separator)[3] ?? '';
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale) ? locale : null;
}
