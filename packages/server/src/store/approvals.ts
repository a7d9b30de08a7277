import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

export type ApprovalState = 'waiting' | 'approved' | 'refused' | 'withdrawn';

/** Something that happens only after a second person has agreed. */
export interface Approval {
  readonly merchantId: number;
  /** 24 hex digits. */
  readonly id: string;
  /** What kind of thing waits: `correction`, … */
  readonly kind: string;
  /** Which of that kind. */
  readonly subject: string;
  /** What is asked for, in one sentence. */
  readonly what: string;
  readonly askedBy: string;
  /** Null if no person asked but a key, the operator or the program. */
  readonly askedPerson: string | null;
  readonly askedAt: number;
  readonly state: ApprovalState;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly reason: string | null;
}

const COLUMNS = `merchant_id as "merchantId", id, kind, subject, what, asked_by as "askedBy",
          asked_person as "askedPerson", asked_at as "askedAt", state, decided_by as "decidedBy",
          decided_at as "decidedAt", reason`;
const insert = statement(
  'approvals.insert',
  `insert into approvals (merchant_id, id, kind, subject, what, asked_by, asked_person)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (merchant_id, kind, subject) where state = 'waiting' do nothing`,
);
const readOne = statement(
  'approvals.one',
  `select ${COLUMNS} from approvals where merchant_id = $1 and id = $2`,
);
const lockOne = statement(
  'approvals.lock',
  `select ${COLUMNS} from approvals where merchant_id = $1 and id = $2 for no key update`,
);
const waitingFor = statement(
  'approvals.waitingFor',
  `select ${COLUMNS} from approvals
    where merchant_id = $1 and kind = $2 and subject = $3 and state = 'waiting'`,
);
const list = statement(
  'approvals.list',
  `select ${COLUMNS} from approvals
    where merchant_id = $1 and state = any($2::text[])
    order by asked_at desc, id desc offset $3 limit $4`,
);
const count = statement(
  'approvals.count',
  `select count(*)::integer as many from approvals
    where merchant_id = $1 and state = any($2::text[])`,
);
const lockAsking = statement(
  'approvals.lockAsking',
  'select id from merchants where id = $1 for no key update',
);
const countOfKind = statement(
  'approvals.countOfKind',
  `select count(*)::integer as many from approvals
    where merchant_id = $1 and kind = $2 and state = 'waiting'`,
);
const decide = statement(
  'approvals.decide',
  `update approvals set state = $3, decided_by = $4, decided_person = $5, reason = $6,
          decided_at = clock_timestamp()
    where merchant_id = $1 and id = $2`,
);

/** What is asked for, and who asks. */
export type NewApproval = Pick<
  Approval,
  'merchantId' | 'id' | 'kind' | 'subject' | 'what' | 'askedBy' | 'askedPerson'
>;

/** False if the same waits already. */
export async function addApproval(client: pg.ClientBase, added: NewApproval): Promise<boolean> {
  const { merchantId, id, kind, subject, what, askedBy, askedPerson } = added;
  const values = [merchantId, id, kind, subject, what, askedBy, askedPerson];
  const result = await client.query({ ...insert, values });
  return result.rowCount === 1;
}

export async function readApprovalRow(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  id: string,
): Promise<Approval | null> {
  const { rows } = await client.query<Approval>({ ...readOne, values: [merchantId, id] });
  return rows[0] ?? null;
}

/** Held until the transaction ends. */
export async function lockApproval(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<Approval | null> {
  const { rows } = await client.query<Approval>({ ...lockOne, values: [merchantId, id] });
  return rows[0] ?? null;
}

/** What waits for this thing, or null. */
export async function readWaitingApproval(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  { kind, subject }: Pick<Approval, 'kind' | 'subject'>,
): Promise<Approval | null> {
  const { rows } = await client.query<Approval>({
    ...waitingFor,
    values: [merchantId, kind, subject],
  });
  return rows[0] ?? null;
}

/** A part of the list, the last asked first, and how many there are in all. */
export async function listApprovalRows(
  pool: pg.Pool,
  merchantId: number,
  asked: {
    readonly states: readonly ApprovalState[];
    readonly offset: number;
    readonly limit: number;
  },
): Promise<{ readonly approvals: readonly Approval[]; readonly total: number }> {
  const { states, offset, limit } = asked;
  const [{ rows }, counted] = await Promise.all([
    pool.query<Approval>({ ...list, values: [merchantId, states, offset, limit] }),
    pool.query<{ many: number }>({ ...count, values: [merchantId, states] }),
  ]);
  return { approvals: rows, total: counted.rows[0]?.many ?? 0 };
}

/** How many of a kind wait; others who would add one wait until the transaction ends. */
export async function countWaiting(
  client: pg.ClientBase,
  merchantId: number,
  kind: string,
): Promise<number> {
  await client.query({ ...lockAsking, values: [merchantId] });
  const { rows } = await client.query<{ many: number }>({
    ...countOfKind,
    values: [merchantId, kind],
  });
  return rows[0]?.many ?? 0;
}

export async function settleApproval(
  client: pg.ClientBase,
  merchantId: number,
  settled: {
    readonly id: string;
    readonly state: Exclude<ApprovalState, 'waiting'>;
    readonly by: string;
    readonly personId: string | null;
    readonly reason: string | null;
  },
): Promise<void> {
  const { id, state, by, personId, reason } = settled;
  await client.query({ ...decide, values: [merchantId, id, state, by, personId, reason] });
}
