import type pg from 'pg';
import { forgetAgentAwardRows } from '../store/agent-limits.ts';
import { forgetHalfSessionRows } from '../store/half-sessions.ts';
import { forgetUsedSignOnRows } from '../store/person-accounts.ts';
import { forgetLinkRows } from '../store/person-links.ts';
import { forgetSessionRows } from '../store/sessions.ts';

const FORGETTING = [
  ...[forgetSessionRows, forgetHalfSessionRows, forgetUsedSignOnRows],
  ...[forgetLinkRows, forgetAgentAwardRows],
];
const BATCH = 1000;
const BATCHES_MAX = 20;

/**
 * Forgets sessions a day after they ended, links and what signing in used up when their time is over, and
 * what agents gave on days that are long over, in small batches. Answers how many rows.
 */
export async function forgetSignIns(pool: pg.Pool): Promise<number> {
  let forgotten = 0;
  for (const forget of FORGETTING) {
    for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
      const count = await forget(pool, BATCH);
      forgotten += count;
      if (count < BATCH) break;
    }
  }
  return forgotten;
}
