import type pg from 'pg';
import { findKeptAnswer, keepAnswer } from '../ledger/kept-answers.ts';
import type { Answer, Words } from '../ledger/outcome.ts';
import type { RequestTerms } from './carry-out.ts';

/** Whose request it is, and under which key. */
export type OnceTerms = Pick<RequestTerms, 'merchantId' | 'key'>;

/** Keeps the answer to what a transaction does, within it. Throws if the key has one by now. */
export type Keep = (client: pg.ClientBase, words: Words) => Promise<void>;

/** Another request was first with the key: what was done is rolled back. */
class KeyTaken extends Error {}

/** What the same request was answered before under its key; null if the key is new, or there is none. */
export async function answeredBefore(
  pool: pg.Pool,
  { merchantId, key }: OnceTerms,
): Promise<Answer | 'key_reused' | null> {
  if (key === null) return null;
  const kept = await findKeptAnswer(pool, merchantId, key.key);
  if (kept === null) return null;
  if (!kept.fingerprint.equals(key.fingerprint)) return 'key_reused';
  const { status, body } = kept;
  return { status, body, replayed: true, retryAfterSeconds: null };
}

/**
 * Has one effect and one answer for a request key, of what no lane carries out. `act` does it and hands
 * its success to `keep` in the same transaction; a refusal that says nothing of coming again is kept
 * afterwards, as nothing was done.
 */
export async function answerOnce<T extends Words & { readonly retryAfterSeconds?: number | null }>(
  pool: pg.Pool,
  terms: OnceTerms,
  act: (keep: Keep) => Promise<T>,
): Promise<T | Answer | 'key_reused'> {
  const { merchantId, key } = terms;
  if (key === null) return act(() => Promise.resolve());
  const before = await answeredBefore(pool, terms);
  if (before !== null) return before;
  try {
    const kept: Words[] = [];
    const answer = await act(async (client, words) => {
      if (!(await keepAnswer(client, merchantId, key, words))) throw new KeyTaken();
      kept.push(words);
    });
    if (kept.length > 0 || (answer.retryAfterSeconds ?? null) !== null) return answer;
    if (await keepAnswer(pool, merchantId, key, answer)) return answer;
  } catch (error) {
    if (!(error instanceof KeyTaken)) throw error;
  }
  const first = await answeredBefore(pool, terms);
  if (first === null) throw new Error('a request key was taken and is not there');
  return first;
}
