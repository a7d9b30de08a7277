import type { Assumption, Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';

/** What was said of the worth of points, by whom and why. */
export interface KeptAssumption extends Assumption {
  readonly currency: string;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
}

export type WantedAssumption = Omit<KeptAssumption, 'version' | 'madeAt'>;

/** As many as are looked at; one more a month lasts for forty years. */
export const ASSUMPTIONS_MAX = 500;

const COLUMNS = `version, effective_from as "effectiveFrom", point_value::text as "pointValue", currency,
  breakage_share::text as "breakageShare", reason, made_by as "madeBy", made_at as "madeAt"`;

const lockMerchant = statement(
  'liability.lockMerchant',
  'select id from merchants where id = $1 for no key update',
);
const insertAssumption = statement(
  'liability.insertAssumption',
  `insert into liability_assumptions (merchant_id, version, effective_from, point_value, currency,
     breakage_share, reason, made_by)
   select $1, coalesce(max(a.version), 0) + 1, $2, $3, $4, $5, $6, $7
     from liability_assumptions a where a.merchant_id = $1
   having count(*) < $8
   returning ${COLUMNS}`,
);
const listAll = statement(
  'liability.listAssumptions',
  `select ${COLUMNS} from liability_assumptions where merchant_id = $1 order by version limit $2`,
);

/** All assumptions, oldest first. */
export async function listAssumptions(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
): Promise<readonly KeptAssumption[]> {
  const values = [merchantId, ASSUMPTIONS_MAX];
  const { rows } = await client.query<KeptAssumption>({ ...listAll, values });
  return rows;
}

/** What became of what was said. */
export type Assuming =
  /** Added, or said before in the same words. */
  | { readonly kind: 'kept'; readonly assumption: KeptAssumption }
  | { readonly kind: 'too_many' }
  | { readonly kind: 'other_currency'; readonly currency: string };

/** Adds a version, and tells the audit; what was said last is not said again. */
export function addAssumption(
  pool: pg.Pool,
  merchantId: number,
  wanted: WantedAssumption,
): Promise<Assuming> {
  return inTransaction(pool, async (client): Promise<Assuming> => {
    await client.query({ ...lockMerchant, values: [merchantId] });
    const last = (await listAssumptions(client, merchantId)).at(-1);
    if (last !== undefined && last.currency !== wanted.currency) {
      return { kind: 'other_currency', currency: last.currency };
    }
    if (last !== undefined && isSame(last, wanted)) return { kind: 'kept', assumption: last };
    const { effectiveFrom, pointValue, currency, breakageShare, reason, madeBy } = wanted;
    const said = [effectiveFrom, pointValue, currency, breakageShare, reason, madeBy];
    const { rows } = await client.query<KeptAssumption>({
      ...insertAssumption,
      values: [merchantId, ...said, ASSUMPTIONS_MAX],
    });
    const [assumption] = rows;
    if (assumption === undefined) return { kind: 'too_many' };
    const { version, madeBy: actor, madeAt: _at, ...after } = assumption;
    await appendAudit(client, {
      ...{ merchantId, actor, action: 'liability.assumed', subject: String(version), after },
    });
    return { kind: 'kept', assumption };
  });
}

function isSame(last: KeptAssumption, wanted: WantedAssumption): boolean {
  const { effectiveFrom, pointValue, breakageShare, reason } = wanted;
  return (
    last.effectiveFrom === effectiveFrom &&
    last.pointValue === pointValue &&
    last.breakageShare === breakageShare &&
    last.reason === reason
  );
}
