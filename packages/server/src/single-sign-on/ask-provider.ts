import type { Outbound } from '../outbound/outbound.ts';
import type { OutboundRequest } from '../outbound/result.ts';
import { trouble, type Trouble } from './terms.ts';

/** What carries requests to the provider; it judges where they lead. */
export interface Transport extends Pick<Outbound, 'send'> {
  /** For one request, from the look-up to the answer's last byte; signing in takes four at most. */
  readonly timeoutMs: number;
}

/** Documents of providers have some 5 KB, their keys 20. */
const ANSWER_BYTES_MAX = 256 * 1024;
const JSON_WANTED = { accept: 'application/json' } as const;

export interface ProviderAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Asks the provider for JSON. Never rejects for what the other side does. */
export async function askProvider(
  transport: Transport,
  asked: Pick<OutboundRequest, 'url' | 'method' | 'headers'> & { readonly form?: URLSearchParams },
): Promise<ProviderAnswer | Trouble> {
  const { url, method, headers, form } = asked;
  const result = await transport.send({
    ...{ url, method, timeoutMs: transport.timeoutMs, answerBytesMax: ANSWER_BYTES_MAX },
    headers: { ...JSON_WANTED, ...headers },
    body: form === undefined ? null : Buffer.from(form.toString()),
  });
  const where = hostOf(url);
  if (result.kind === 'refused') return trouble('away', `${where}: ${result.refusal.message}`);
  if (result.kind === 'failed') {
    return trouble('away', `${where}: ${result.why}, ${result.detail}`);
  }
  if (result.isTruncated) return trouble('away', `${where} answers more than can be read`);
  const json = jsonOf(result.body);
  if (json === null) {
    return trouble('away', `${where} answers ${String(result.status)} and no JSON`);
  }
  return { kind: 'answer', status: result.status, json };
}

function jsonOf(body: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(body.toString('utf8'));
    const isObject = typeof read === 'object' && read !== null && !Array.isArray(read);
    return isObject ? (read as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the provider';
}
