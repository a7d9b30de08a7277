import type { Row, Values } from '../values.ts';
import {
  byCells,
  merchantIn,
  merchantNow,
  merchantOf,
  pick,
  reading,
  type Scene,
  type Statements,
} from './statement-steps.ts';

/* What processes ask beside their batches: whether one committed, which program runs, what is due. */

const found = (is: boolean): Row[] => (is ? [{ found: 1 }] : []);

const WITNESSES = ['refusals', 'audit_entries', 'events', 'journal', 'cached_purchases'] as const;

/** Whether a row is of the merchant whom a statement names first. */
function isOf(values: Values): (row: Row) => boolean {
  const { merchant_id: merchantId } = merchantIn(values);
  return (row) => row['merchant_id'] === merchantId;
}

/** When the idle points of a head are due, as the column that the migrations generate. */
function idleDueAt(head: Row): number | null {
  if ((head['idle_lapsed'] as number) > 0) return head['idle_since'] as number | null;
  return (head['idle_points'] as number) > 0 ? (head['idle_lapses_at'] as number | null) : null;
}

/** Rows behind the last one seen, the first ones first. */
function behind(rows: readonly Row[], columns: readonly string[], last: Row): Row[] {
  const order = byCells(...columns);
  return rows.filter((row) => order(row, last) > 0).sort(order);
}

function duesOf(scene: Scene, values: Values): Row[] {
  const now = merchantNow(scene, values);
  const [, at, memberId, kind, key, limit] = values;
  const due = scene.transaction
    .select('dues', isOf(values))
    .filter((one) => (one['due_at'] as number) <= now);
  const last = { due_at: at, member_id: memberId, kind, key };
  return behind(due, ['due_at', 'member_id', 'kind', 'key'], last)
    .slice(0, Number(limit))
    .map((one) => pick(one, ['member_id', 'kind', 'key', 'due_at']));
}

function lapsedSums(scene: Scene, values: Values): Row[] {
  const now = merchantNow(scene, values);
  const lapsed = scene.transaction
    .select('expiry_sums', isOf(values))
    .filter((sum) => (sum['points'] as number) > 0 && (sum['expires_at'] as number) <= now);
  const [, expires_at, member_id, limit] = values;
  return behind(lapsed, ['expires_at', 'member_id'], { expires_at, member_id })
    .slice(0, Number(limit))
    .map(({ member_id: id, expires_at: at }) => {
      const own = lapsed.filter((sum) => sum['member_id'] === id);
      const latest = Math.max(...own.map((sum) => sum['expires_at'] as number));
      return { member_id: id, at, latest };
    });
}

function lapsedIdle(scene: Scene, values: Values): Row[] {
  const now = merchantNow(scene, values);
  const [, at, id, limit] = values;
  const lapsed = scene.transaction
    .select('member_heads', isOf(values))
    .filter((head) => (idleDueAt(head) ?? Infinity) <= now)
    .map((head) => ({ id: head['id'], at: idleDueAt(head) }));
  return behind(lapsed, ['at', 'id'], { at, id })
    .slice(0, Number(limit))
    .map((one) => ({ member_id: one['id'], at: one['at'], latest: one['at'] }));
}

export const outsideLanes: Statements = {
  'recover.findPosting': reading(({ transaction }, values) => {
    const [merchant_id, member_id, version, hash] = values;
    const row = transaction.find('postings', { merchant_id, member_id, version });
    return found(row?.['hash'] === hash);
  }),
  'recover.findRow': reading(({ transaction }, values) =>
    found(
      WITNESSES.some((table) =>
        transaction.select(table, isOf(values)).some(({ id }) => id === values[1]),
      ),
    ),
  ),
  'programs.readRunning': reading((scene, values) => [
    pick(merchantOf(scene, values), ['running_version']),
  ]),
  'programs.readVersion': reading(({ transaction }, [merchant_id, version]) => {
    const row = transaction.find('program_versions', { merchant_id, version });
    return row === null ? [] : [pick(row, ['document', 'stamps'])];
  }),
  'programs.readRecent': reading(({ transaction }, values) =>
    transaction
      .select('program_versions', isOf(values))
      .filter(({ version }) => (version as number) <= Number(values[1]))
      .sort(byCells('version'))
      .toReversed()
      .map(({ version, applied_at: appliedAt }) => ({ version, appliedAt, isOld: true })),
  ),
  'queries.duesOf': reading(duesOf),
  'queries.lapsedSums': reading(lapsedSums),
  'queries.lapsedIdle': reading(lapsedIdle),
};
