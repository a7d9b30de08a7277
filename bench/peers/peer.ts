import type { RequestTemplate } from '../load-client.ts';

/** What is compared: points in, points out, what somebody has. */
export const MOVES = ['credit', 'debit', 'balance'] as const;
export type Move = (typeof MOVES)[number];

/** A system that runs on the same machine and the same PostgreSQL. */
export interface Peer {
  readonly name: PeerName;
  readonly url: string;
  /** Of the process that serves it. */
  readonly pid: number;
  /** Its database; two peers may share one. */
  readonly database: string;
  /** One request; a credit is of so many points, a debit of one. */
  request(move: Move, points: number): RequestTemplate;
  /** What a member has, out of the answer to a balance. */
  balanceIn(answer: unknown): number;
  /** Makes a member whom nobody knows yet, by number, without points. */
  join(member: number): Promise<void>;
  stop(): Promise<void>;
}

export const PEER_NAMES = ['fealty', 'plain', 'medusa'] as const;
export type PeerName = (typeof PEER_NAMES)[number];

const ANSWER_WAIT_MS = 60_000;

/** Sends one request of a peer for a member; the status, and the answer as JSON. */
export async function askPeer(
  peer: Peer,
  move: Move,
  terms: { readonly member: number; readonly points?: number; readonly order?: string },
): Promise<{ readonly status: number; readonly answer: unknown }> {
  const { method, path, headers, body } = peer.request(move, terms.points ?? 1);
  const fill = (text: string): string =>
    text
      .replaceAll('{member}', String(terms.member))
      .replaceAll('{order}', terms.order ?? `only-${String(terms.member)}`);
  const response = await fetch(peer.url + fill(path), {
    method,
    headers,
    ...(body === null ? {} : { body: fill(body) }),
    signal: AbortSignal.timeout(ANSWER_WAIT_MS),
  });
  return { status: response.status, answer: await response.json() };
}

/** What a member has, asked over HTTP. Throws if the peer does not know him. */
export async function balanceOf(peer: Peer, member: number): Promise<number> {
  const { status, answer } = await askPeer(peer, 'balance', { member });
  if (status !== 200) throw new Error(`${peer.name}: ${JSON.stringify(answer)}`);
  return peer.balanceIn(answer);
}
