import { hostProblem, isInsideName, isLocalName } from './host-name.ts';
import { parseAddress } from './address.ts';
import type { OutboundPolicy, Refusal, Target } from './policy.ts';
import { portsText } from './ports.ts';

/** A URL that may be called, as far as its text tells. */
export interface Destination extends Target {
  /** As the URL parser writes it: this is what is called and shown. */
  readonly href: string;
  readonly isSecure: boolean;
  /** `host` or `host:port`, as the Host header says it. */
  readonly authority: string;
  /** Path and query. */
  readonly path: string;
  /** Whether the host is an address, which no DNS is asked for. */
  readonly isAddress: boolean;
  /** Sentences for whoever typed it. */
  readonly warnings: readonly string[];
}

export type Checked =
  | { readonly ok: true; readonly destination: Destination }
  | { readonly ok: false; readonly refusal: Refusal };

const URL_LENGTH_MAX = 2048;

/**
 * Judges a URL when somebody types it, and again before every call. Where the host is a name, what
 * it leads to is judged when it is called; `Outbound.check` looks that up too. Messages name what
 * came, but nothing behind the host, since paths and queries of hooks hold secrets.
 */
export function checkDestination(text: string, policy: OutboundPolicy): Checked {
  const url = readUrl(text);
  if (!(url instanceof URL)) return { ok: false, refusal: url };
  const isSecure = url.protocol === 'https:';
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const target = { host, port };
  const isAddress = parseAddress(host) !== null;
  const refusal =
    (isAddress ? null : refuseName(target, policy)) ??
    refusePort(target, policy) ??
    (isAddress ? policy.refuseAddress(host, target) : null);
  if (refusal !== null) return { ok: false, refusal };
  const destination = {
    host,
    port,
    href: url.href,
    isSecure,
    authority: url.host,
    path: `${url.pathname}${url.search}`,
    isAddress,
    warnings: isSecure
      ? []
      : ['http:// is not encrypted: whoever is on the way reads and changes what is sent.'],
  };
  return { ok: true, destination };
}

/** Takes the text apart as browsers do, after refusing what they would silently put right. */
function readUrl(text: string): URL | Refusal {
  if (text.length > URL_LENGTH_MAX) {
    const message = `The URL has ${text.length} characters; at most ${URL_LENGTH_MAX} are allowed.`;
    return { code: 'length', message };
  }
  const hidden = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\\]/u.exec(text)?.[0];
  if (hidden !== undefined) {
    const code = (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const message = `The URL holds the character U+${code}; blanks, control characters and \\ are not allowed.`;
    return { code: 'url', message };
  }
  const scheme = /^([a-z][a-z0-9+.-]{0,30}):/i.exec(text)?.[1];
  if (!/^https?:\/\/(?!\/)/i.test(text)) {
    const came =
      scheme === undefined
        ? 'The URL does not begin with a scheme'
        : `The URL begins with ${scheme}:`;
    return { code: 'scheme', message: `${came}; https:// is allowed, and http:// with a warning.` };
  }
  const authority = /^https?:\/\/([^/?#]*)/i.exec(text)?.[1] ?? '';
  if (authority.includes('@')) {
    const message = 'The URL has a user name or password before its host; that is not allowed.';
    return { code: 'userinfo', message };
  }
  if (text.includes('#')) {
    const message = 'The URL has a fragment (#…), which is never sent to a server; leave it out.';
    return { code: 'fragment', message };
  }
  if (URL.canParse(text)) return new URL(text);
  const message = `${authority === '' ? 'Nothing' : authority.slice(0, 100)} is no host that can be called; a name like hooks.example.com is allowed.`;
  return { code: 'host', message };
}

function refuseName(target: Target, policy: OutboundPolicy): Refusal | null {
  const { host } = target;
  const problem = hostProblem(host);
  if (problem !== null) {
    return { code: 'host', message: `The host ${host.slice(0, 100)} ${problem}.` };
  }
  if (policy.namesHost(target)) return null;
  if (isLocalName(host)) {
    const message = `${host} is this server itself; receivers are elsewhere, or listed by the operator.`;
    return { code: 'host', message };
  }
  // Where the operator opened a range, its names are known to his DNS only, and the address decides.
  if (!isInsideName(host) || policy.hasBlocks()) return null;
  const message = `${host} is a name that only some network inside knows. Public names are allowed, and others that the operator lists.`;
  return { code: 'host', message };
}

function refusePort(target: Target, policy: OutboundPolicy): Refusal | null {
  if (policy.mayUsePort(target)) return null;
  const allowed = portsText(policy.ports);
  const message = `Port ${target.port} is not allowed; allowed are ${allowed}, and others that the operator lists.`;
  return { code: 'port', message };
}
