import type { CorrectionAct, Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

export type CorrectionState =
  | 'previewing'
  | 'previewed'
  | 'waiting_for_approval'
  | 'applying'
  | 'applied'
  | 'undoing'
  | 'undone'
  | 'failed'
  | 'cancelled';

export type LineState =
  'selected' | 'foreseen' | 'refused' | 'applied' | 'left_out' | 'undone' | 'kept';

/** A correction, without its lines. */
export interface Correction {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
  readonly document: unknown;
  /** The program that awards are decided by again; null without one. */
  readonly judgedBy: unknown;
  readonly state: CorrectionState;
  readonly stopAsked: boolean;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly changedAt: Instant;
  /** How many lines are selected; null until they are frozen. */
  readonly selected: number | null;
  readonly foreseen: unknown;
  readonly needsApproval: boolean;
  readonly approvedBy: string | null;
  readonly approvedAt: Instant | null;
  readonly error: string | null;
}

/** One line, as it is kept. Points are signed. */
export interface CorrectionLine {
  readonly line: number;
  readonly memberId: string;
  readonly awardId: string | null;
  readonly state: LineState;
  readonly change: CorrectionAct | null;
  readonly predicted: number | null;
  readonly shortfall: number;
  readonly tierFrom: string | null;
  readonly tierTo: string | null;
  readonly code: string | null;
  readonly transactionId: string | null;
  readonly undoTransactionId: string | null;
  readonly undoOwed: number;
}

const COLUMNS = `id, name, reason, document, judged_by as "judgedBy", state, stop_asked as "stopAsked",
          created_at as "createdAt", created_by as "createdBy", changed_at as "changedAt", selected, foreseen,
          needs_approval as "needsApproval", approved_by as "approvedBy",
          approved_at as "approvedAt", error`;
const readOne = statement(
  'corrections.one',
  `select ${COLUMNS} from corrections where merchant_id = $1 and id = $2`,
);
const lockOne = statement(
  'corrections.lock',
  `select ${COLUMNS} from corrections where merchant_id = $1 and id = $2 for no key update`,
);
const listSome = statement(
  'corrections.list',
  `select ${COLUMNS} from corrections
    where merchant_id = $1 order by id desc offset $2 limit $3`,
);
const countAll = statement(
  'corrections.count',
  'select count(*)::integer as total from corrections where merchant_id = $1',
);
const nextWorking = statement(
  'corrections.working',
  `select ${COLUMNS} from corrections
    where merchant_id = $1 and state in ('previewing', 'applying', 'undoing') and not stop_asked
    order by changed_at, id limit 1`,
);
const insertOne = statement(
  'corrections.insert',
  `insert into corrections (merchant_id, id, name, reason, document, judged_by, state, created_at,
     created_by, changed_at)
   values ($1, $2, $3, $4, $5, $6, 'previewing', clock_timestamp(), $7, clock_timestamp())`,
);
const moveOne = statement(
  'corrections.move',
  `update corrections set state = $3, stop_asked = $4, error = $5, changed_at = clock_timestamp()
    where merchant_id = $1 and id = $2`,
);
const keepForeseen = statement(
  'corrections.foreseen',
  `update corrections set state = 'previewed', foreseen = $3, needs_approval = $4,
     changed_at = clock_timestamp()
    where merchant_id = $1 and id = $2 and state = 'previewing'`,
);
const selectedOnes = statement(
  'corrections.selected',
  'update corrections set selected = $3 where merchant_id = $1 and id = $2',
);
const approveOne = statement(
  'corrections.approve',
  `update corrections set approved_by = $3, approved_at = clock_timestamp()
    where merchant_id = $1 and id = $2`,
);
const limitsOf = statement(
  'corrections.limits',
  `select correction_points_max as points, correction_members_max as members
     from merchants where id = $1`,
);
const setLimits = statement(
  'corrections.setLimits',
  `update merchants set correction_points_max = $2, correction_members_max = $3 where id = $1`,
);
export async function readCorrectionRow(
  pool: pg.Pool | pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<Correction | null> {
  const { rows } = await pool.query<Correction>({ ...readOne, values: [merchantId, id] });
  return rows[0] ?? null;
}

/** A correction, held until the transaction ends. */
export async function lockCorrection(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<Correction | null> {
  const { rows } = await client.query<Correction>({ ...lockOne, values: [merchantId, id] });
  return rows[0] ?? null;
}

/** A page, the last made first, and how many there are in all. */
export async function listCorrectionRows(
  pool: pg.Pool,
  merchantId: number,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly corrections: readonly Correction[]; readonly total: number }> {
  const values = [merchantId, page.offset, page.limit];
  const { rows } = await pool.query<Correction>({ ...listSome, values });
  const counted = await pool.query<{ total: number }>({ ...countAll, values: [merchantId] });
  return { corrections: rows, total: counted.rows[0]?.total ?? 0 };
}

/** The one to be worked on next. */
export async function nextCorrection(
  pool: pg.Pool,
  merchantId: number,
): Promise<Correction | null> {
  const { rows } = await pool.query<Correction>({ ...nextWorking, values: [merchantId] });
  return rows[0] ?? null;
}

export async function insertCorrection(
  client: pg.ClientBase,
  merchantId: number,
  made: {
    readonly id: string;
    readonly name: string;
    readonly reason: string;
    readonly document: unknown;
    readonly judgedBy: unknown;
    readonly actor: string;
  },
): Promise<void> {
  const { id, name, reason, document, judgedBy, actor } = made;
  const frozen = judgedBy === null ? null : JSON.stringify(judgedBy);
  const values = [merchantId, id, name, reason, JSON.stringify(document), frozen, actor];
  await client.query({ ...insertOne, values });
}

export async function moveCorrection(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  to: {
    readonly id: string;
    readonly state: CorrectionState;
    readonly stopAsked?: boolean;
    readonly error?: string;
  },
): Promise<void> {
  const values = [merchantId, to.id, to.state, to.stopAsked ?? false, to.error ?? null];
  await client.query({ ...moveOne, values });
}

/** Keeps what is foreseen, unless the correction was cancelled meanwhile. */
export async function keepForesight(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  kept: { readonly id: string; readonly foreseen: object; readonly needsApproval: boolean },
): Promise<void> {
  const values = [merchantId, kept.id, JSON.stringify(kept.foreseen), kept.needsApproval];
  await client.query({ ...keepForeseen, values });
}

export async function noteSelected(
  client: pg.ClientBase,
  merchantId: number,
  { id, lines }: { readonly id: string; readonly lines: number },
): Promise<void> {
  await client.query({ ...selectedOnes, values: [merchantId, id, lines] });
}

export async function noteApproval(
  client: pg.ClientBase,
  merchantId: number,
  approved: { readonly id: string; readonly by: string },
): Promise<void> {
  await client.query({ ...approveOne, values: [merchantId, approved.id, approved.by] });
}

/** Above these, a second person approves; null where the merchant has not said. */
export async function readCorrectionLimits(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
): Promise<{ readonly points: number | null; readonly members: number | null }> {
  const { rows } = await client.query<{ points: number | null; members: number | null }>({
    ...limitsOf,
    values: [merchantId],
  });
  return rows[0] ?? { points: null, members: null };
}

export async function writeCorrectionLimits(
  client: pg.ClientBase,
  merchantId: number,
  limits: { readonly points: number | null; readonly members: number | null },
): Promise<void> {
  await client.query({ ...setLimits, values: [merchantId, limits.points, limits.members] });
}
