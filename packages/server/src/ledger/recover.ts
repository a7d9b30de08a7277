import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { fly } from './flight.ts';
import type { LoadPlan } from './load-plan.ts';
import { rollback } from './load-statements.ts';
import { load } from './load.ts';

/** A row that a batch wrote, by which to tell later whether it committed. */
export type Witness =
  | {
      readonly kind: 'posting';
      readonly merchantId: number;
      readonly memberId: string;
      readonly version: number;
      readonly hash: string;
    }
  | { readonly kind: 'row'; readonly merchantId: number; readonly id: string }
  /** Nothing that could be found again, and nothing that a second time would do twice. */
  | { readonly kind: 'none' };

const findPosting = statement(
  'recover.findPosting',
  `select 1 as found from postings
    where merchant_id = $1 and member_id = $2 and version = $3 and hash = decode($4, 'hex')`,
);

const findRow = statement(
  'recover.findRow',
  `select 1 as found from refusals where merchant_id = $1 and id = $2
   union all select 1 from audit_entries where merchant_id = $1 and id = $2
   union all select 1 from events where merchant_id = $1 and id = $2
   union all select 1 from journal where merchant_id = $1 and id = $2
   union all select 1 from cached_purchases where merchant_id = $1 and id = $2`,
);

/**
 * Whether a batch whose answer was lost has committed. Takes the batch's own locks first: as long
 * as the lost session still holds them, its transaction has not ended.
 */
export async function committedSince(
  client: pg.Client,
  merchantId: number,
  plan: LoadPlan,
  witness: Witness,
): Promise<boolean> {
  if (witness.kind === 'none') return false;
  await load(client, { merchantId, plan, keys: [], mode: 'lock' });
  const request =
    witness.kind === 'posting'
      ? {
          statement: findPosting,
          values: [witness.merchantId, witness.memberId, witness.version, witness.hash],
        }
      : { statement: findRow, values: [witness.merchantId, witness.id] };
  const [found] = await fly(client, [request, { statement: rollback, values: [] }]);
  return (found?.rows.length ?? 0) > 0;
}
