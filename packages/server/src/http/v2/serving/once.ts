import type pg from 'pg';
import { answerOnce, type Keep, type OnceTerms } from '../../../usecases/answer-once.ts';
import type { V2Handler, V2Reply, V2Request } from '../surface.ts';
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

/**
 * The same for a write that does nothing more the second time: its answer is kept when it was done. Cut off
 * in between, it is done again, and answered as it then stands. `refuse` turns away who may not at all,
 * whatever was answered under his key.
 */
export function answeredOnce<P>(
  act: V2Handler<P>,
  refuse: (request: V2Request<P>) => V2Reply | null = () => null,
): V2Handler<P> {
  return async (context, request) => {
    const refused = refuse(request);
    if (refused !== null) return refused;
    const { terms } = request;
    if (terms.simulate) return act(context, request);
    return once(context.database, terms, async () => act(context, request));
  };
}
