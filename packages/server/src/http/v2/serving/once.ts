import type pg from 'pg';
import { answerOnce, type Keep, type OnceTerms } from '../../../usecases/answer-once.ts';
import type { V2Reply } from '../surface.ts';
import { KEY_REUSED } from './refusal.ts';

/** Does what no lane decides, once for its Idempotency-Key: see `answerOnce`. */
export async function once(
  pool: pg.Pool,
  terms: OnceTerms,
  act: (keep: Keep) => Promise<V2Reply>,
): Promise<V2Reply> {
  const answer = await answerOnce(pool, terms, act);
  return answer === 'key_reused' ? KEY_REUSED : answer;
}
