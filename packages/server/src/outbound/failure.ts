import type { FailureCause } from './result.ts';

const DETAIL_MAX = 300;

/** Errors of TLS that come after the handshake: a receiver that wants a certificate of ours, for one. */
const TLS_CODES = /^(ERR_SSL|ERR_TLS|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|EPROTO$)/;

/** What an error of a connection or of Node's HTTP means. */
export function causeOf(
  error: Error,
  { isDialled, isConnected }: { readonly isDialled: boolean; readonly isConnected: boolean },
): FailureCause {
  const code = codeOf(error);
  if (code === 'HPE_HEADER_OVERFLOW') return 'too_large';
  if (code.startsWith('HPE_')) return 'protocol';
  if (TLS_CODES.test(code)) return 'tls';
  if (isConnected) return 'reset';
  return isDialled ? 'tls' : 'connect';
}

/** The error in so many words. Certificates and servers have a say in it, so it is bounded. */
export function sayError(error: Error): string {
  const code = codeOf(error);
  const text =
    code === '' || error.message.includes(code) ? error.message : `${code}: ${error.message}`;
  return text.replace(/\p{Cc}+/gu, ' ').slice(0, DETAIL_MAX);
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
