import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** A program that is worked on beside the one that runs. It may be unfinished. */
export interface ProgramDraft {
  readonly id: string;
  readonly name: string;
  readonly document: unknown;
  /** The version that it is to follow. */
  readonly baseVersion: number;
  readonly revision: number;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly updatedBy: string;
  readonly updatedAt: Instant;
}

/** What a draft says. */
export type DraftTerms = Pick<ProgramDraft, 'name' | 'document' | 'baseVersion'>;

const HEAD = `id, name, base_version as "baseVersion", revision, created_by as "createdBy",
          created_at as "createdAt", updated_by as "updatedBy", updated_at as "updatedAt"`;
const readOne = statement(
  'drafts.one',
  `select ${HEAD}, document from program_drafts where merchant_id = $1 and id = $2`,
);
const lockOne = statement(
  'drafts.lock',
  `select ${HEAD}, document from program_drafts where merchant_id = $1 and id = $2
      for no key update`,
);
const listAll = statement(
  'drafts.list',
  `select ${HEAD} from program_drafts where merchant_id = $1 order by updated_at desc, id limit 100`,
);
const insert = statement(
  'drafts.insert',
  `insert into program_drafts
     (merchant_id, id, name, document, base_version, revision, created_by, updated_by)
   values ($1, $2, $3, $4, $5, 1, $6, $6)`,
);
const update = statement(
  'drafts.update',
  `update program_drafts set name = $3, document = $4, base_version = $5, updated_by = $6,
     revision = revision + 1, updated_at = clock_timestamp()
   where merchant_id = $1 and id = $2`,
);
const remove = statement(
  'drafts.remove',
  'delete from program_drafts where merchant_id = $1 and id = $2',
);
const othersOf = statement(
  'drafts.others',
  `select count(*)::integer as many, coalesce(bool_or(name = $3), false) as "nameTaken"
     from program_drafts where merchant_id = $1 and id <> $2`,
);

export async function readDraft(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<ProgramDraft | null> {
  const { rows } = await pool.query<ProgramDraft>({ ...readOne, values: [merchantId, id] });
  return rows[0] ?? null;
}

/** A draft, held until the transaction ends; null if there is none. */
export async function lockDraft(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<ProgramDraft | null> {
  const { rows } = await client.query<ProgramDraft>({ ...lockOne, values: [merchantId, id] });
  return rows[0] ?? null;
}

/** All drafts of a merchant without their documents, the last changed first. */
export async function listDrafts(
  pool: pg.Pool,
  merchantId: number,
): Promise<readonly Omit<ProgramDraft, 'document'>[]> {
  const { rows } = await pool.query<ProgramDraft>({ ...listAll, values: [merchantId] });
  return rows;
}

/** How many drafts there are beside this one, and whether one of them has the name. */
export async function readOtherDrafts(
  client: pg.ClientBase,
  merchantId: number,
  draft: { readonly id: string; readonly name: string },
): Promise<{ readonly many: number; readonly nameTaken: boolean }> {
  const { rows } = await client.query<{ many: number; nameTaken: boolean }>({
    ...othersOf,
    values: [merchantId, draft.id, draft.name],
  });
  return rows[0] ?? { many: 0, nameTaken: false };
}

export async function addDraft(
  client: pg.ClientBase,
  merchantId: number,
  added: DraftTerms & { readonly id: string; readonly actor: string },
): Promise<void> {
  await client.query({ ...insert, values: valuesOf(merchantId, added) });
}

export async function changeDraft(
  client: pg.ClientBase,
  merchantId: number,
  changed: DraftTerms & { readonly id: string; readonly actor: string },
): Promise<void> {
  await client.query({ ...update, values: valuesOf(merchantId, changed) });
}

function valuesOf(
  merchantId: number,
  { id, name, document, baseVersion, actor }: DraftTerms & { id: string; actor: string },
): unknown[] {
  return [merchantId, id, name, JSON.stringify(document), baseVersion, actor];
}

export async function removeDraft(
  client: pg.ClientBase,
  merchantId: number,
  id: string,
): Promise<void> {
  await client.query({ ...remove, values: [merchantId, id] });
}
