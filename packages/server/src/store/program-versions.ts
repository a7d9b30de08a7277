import type { Instant, ProgramDocument, Stamp } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Where a version came from. */
export type ProgramOrigin =
  | { readonly by: 'apply' }
  /** A draft of this name. */
  | { readonly by: 'draft'; readonly name: string }
  /** An older version of the same merchant. */
  | { readonly by: 'rollback'; readonly version: number }
  /** A version of another merchant of the installation. */
  | { readonly by: 'promote'; readonly partnerId: string; readonly version: number };

/** A version that was applied, as it was. */
export interface ProgramVersion {
  readonly version: number;
  readonly document: ProgramDocument;
  readonly appliedAt: Instant;
  readonly appliedBy: string;
  readonly origin: ProgramOrigin;
}

/** What runs for a merchant; version 0 and no document before anything does. */
export interface RunningProgram {
  readonly version: number;
  readonly document: ProgramDocument | null;
  readonly stamps: Readonly<Record<string, Stamp>>;
  /** The merchant's time. */
  readonly now: Instant;
}

const RUNNING = `select m.running_version as version, v.document, coalesce(v.stamps, '{}') as stamps,
          floor(extract(epoch from clock_timestamp()) * 1000)::bigint + m.clock_offset_ms as now
     from merchants m
     left join program_versions v on v.merchant_id = m.id and v.version = m.running_version
    where m.id = $1`;

/** Alone: who waited for a row and joins it to others sees those as they were before he waited. */
const lockMerchant = statement(
  'program.lockMerchant',
  'select id from merchants where id = $1 for no key update',
);
const readRunningStatement = statement('program.readRunning', RUNNING);
const lastVersion = statement(
  'program.lastVersion',
  'select coalesce(max(version), 0) as last from program_versions where merchant_id = $1',
);
const insertVersion = statement(
  'program.insertVersion',
  `insert into program_versions
     (merchant_id, version, document, stamps, applied_by, origin, origin_version, origin_name)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const VERSION = `version, document, applied_at as "appliedAt", applied_by as "appliedBy", origin,
          origin_version as "originVersion", origin_name as "originName"`;
const readOne = statement(
  'program.readVersion',
  `select ${VERSION} from program_versions where merchant_id = $1 and version = $2`,
);
const listBelow = statement(
  'program.listVersions',
  `select ${VERSION} from program_versions where merchant_id = $1 and version <= $2
    order by version desc limit $3`,
);

/** What runs now, held so that nothing else is applied until the transaction ends. */
export async function lockRunning(
  client: pg.ClientBase,
  merchantId: number,
): Promise<RunningProgram> {
  await client.query({ ...lockMerchant, values: [merchantId] });
  return readRunning(client, merchantId);
}

/** What runs now. */
export async function readRunning(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
): Promise<RunningProgram> {
  const result = await client.query<RunningProgram>({
    ...readRunningStatement,
    values: [merchantId],
  });
  return runningOf(result.rows, merchantId);
}

function runningOf([row]: readonly RunningProgram[], merchantId: number): RunningProgram {
  if (row === undefined) throw new Error(`merchant ${String(merchantId)} is not there`);
  return row;
}

/** Adds a version behind the last one and answers its number. The merchant must be locked. */
export async function addVersion(
  client: pg.ClientBase,
  merchantId: number,
  added: {
    readonly document: ProgramDocument;
    readonly stamps: Readonly<Record<string, Stamp>>;
    readonly actor: string;
    readonly origin: ProgramOrigin;
    readonly version: number;
  },
): Promise<void> {
  const { document, stamps, actor, origin, version } = added;
  await client.query({
    ...insertVersion,
    values: [
      merchantId,
      version,
      JSON.stringify(document),
      JSON.stringify(stamps),
      actor,
      ...columnsOf(origin),
    ],
  });
}

function columnsOf(origin: ProgramOrigin): readonly [string, number | null, string | null] {
  switch (origin.by) {
    case 'apply':
      return [origin.by, null, null];
    case 'draft':
      return [origin.by, null, origin.name];
    case 'rollback':
      return [origin.by, origin.version, null];
    case 'promote':
      return [origin.by, origin.version, origin.partnerId];
  }
}

/** The number of the last version; 0 if there is none. */
export async function lastVersionOf(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
): Promise<number> {
  const result = await client.query<{ last: number }>({ ...lastVersion, values: [merchantId] });
  return result.rows[0]?.last ?? 0;
}

/** One version, or null. */
export async function readVersion(
  client: pg.ClientBase | pg.Pool,
  merchantId: number,
  version: number,
): Promise<ProgramVersion | null> {
  const { rows } = await client.query<Row>({ ...readOne, values: [merchantId, version] });
  const [row] = rows;
  return row === undefined ? null : versionFromRow(row);
}

/** Versions from one on downwards, newest first. */
export async function listVersions(
  pool: pg.Pool,
  merchantId: number,
  asked: { readonly from: number; readonly limit: number },
): Promise<readonly ProgramVersion[]> {
  const values = [merchantId, asked.from, asked.limit];
  const { rows } = await pool.query<Row>({ ...listBelow, values });
  return rows.map(versionFromRow);
}

interface Row {
  readonly version: number;
  readonly document: ProgramDocument;
  readonly appliedAt: Instant;
  readonly appliedBy: string;
  readonly origin: ProgramOrigin['by'];
  readonly originVersion: number | null;
  readonly originName: string | null;
}

function versionFromRow(row: Row): ProgramVersion {
  const { version, document, appliedAt, appliedBy } = row;
  return { version, document, appliedAt, appliedBy, origin: originFromRow(row) };
}

function originFromRow({ origin, originVersion, originName }: Row): ProgramOrigin {
  switch (origin) {
    case 'apply':
      return { by: origin };
    case 'draft':
      return { by: origin, name: originName ?? '' };
    case 'rollback':
      return { by: origin, version: originVersion ?? 0 };
    case 'promote':
      return { by: origin, version: originVersion ?? 0, partnerId: originName ?? '' };
  }
}
