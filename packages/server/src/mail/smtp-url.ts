/** The mail server that mails are handed to. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else the connection is upgraded where the server offers it. */
  readonly isSecure: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
}

const ALLOWED = 'smtp://user:password@host:port or smtps://…';

/** Reads such a URL; a problem says what is wrong with it, and no secret. */
export function readSmtpUrl(
  text: string,
): { readonly server: SmtpServer } | { readonly problem: string } {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { problem: `must be ${ALLOWED}` };
  }
  const isSecure = url.protocol === 'smtps:';
  if (!isSecure && url.protocol !== 'smtp:') {
    return { problem: `must begin with smtp:// or smtps://` };
  }
  if (url.hostname === '') return { problem: `names no host; it must be ${ALLOWED}` };
  if (url.search !== '' || url.hash !== '' || !['', '/'].includes(url.pathname)) {
    return { problem: `has something behind the port; it must be ${ALLOWED}` };
  }
  if ((url.username === '') !== (url.password === '')) {
    return { problem: 'needs user and password, or neither' };
  }
  try {
    const user = decodeURIComponent(url.username);
    const password = decodeURIComponent(url.password);
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const port = url.port === '' ? (isSecure ? 465 : 587) : Number(url.port);
    return { server: { host, port, isSecure, login: user === '' ? null : { user, password } } };
  } catch {
    return { problem: 'has a % in user or password that is not followed by two digits; write %25' };
  }
}

/** Whether mail can be sent from or to an address: one at-sign, nothing that ends a header or a path. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s<>()[\],;:\\"@\p{Cc}]+@[^\s<>()[\],;:\\"@\p{Cc}]+$/u.test(text)
  );
}
