import type pg from 'pg';
import { findUnstorable } from '../program/find-unstorable.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import {
  addDraft,
  changeDraft,
  listDrafts,
  lockDraft,
  readDraft,
  readOtherDrafts,
  removeDraft,
  type DraftTerms,
  type ProgramDraft,
} from '../store/program-drafts.ts';
import { lockRunning } from '../store/program-versions.ts';
import { applyProgramIn, nothingElse, type Also, type AppliedProgram } from './apply-program.ts';
import { ProgramRefused } from './judge-program.ts';

export type { ProgramDraft } from '../store/program-drafts.ts';

/** Drafts of one merchant: people look through them by name. */
export const DRAFTS_MAX = 20;

/** Which draft, and who asks. */
export interface DraftRequest {
  readonly merchantId: number;
  readonly id: string;
  readonly actor: string;
}

/** What a draft is to say; what is left out stays, or is what runs. */
export interface WantedDraft {
  readonly name?: string;
  readonly document?: unknown;
  readonly base?: number;
}

/**
 * What became of a draft. `changed`: somebody else saved it since it was read; `base_unknown`: there
 * is no such version.
 */
export type DraftSaved =
  | { readonly kind: 'saved'; readonly draft: ProgramDraft }
  | { readonly kind: 'changed'; readonly draft: ProgramDraft }
  | { readonly kind: 'unknown' | 'too_many' | 'name_taken' | 'base_unknown' };

/** One draft, or null. */
export function findDraft(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<ProgramDraft | null> {
  return readDraft(pool, merchantId, id);
}

/** All drafts without their documents, the last changed first. */
export function allDrafts(
  pool: pg.Pool,
  merchantId: number,
): Promise<readonly Omit<ProgramDraft, 'document'>[]> {
  return listDrafts(pool, merchantId);
}

/**
 * Begins a draft: of what runs, unless a document is given. It may be unfinished; whether it could
 * run, a plan says. Throws `ProgramRefused` for what no database can keep.
 */
export async function createDraft(
  pool: pg.Pool,
  { merchantId, id, actor }: DraftRequest,
  wanted: WantedDraft & { readonly name: string },
): Promise<DraftSaved> {
  refuseUnstorable(wanted.document);
  return inTransaction(pool, async (client) => {
    // Held, so that two who begin the last one come after each other.
    const running = await lockRunning(client, merchantId);
    const others = await readOtherDrafts(client, merchantId, { id, name: wanted.name });
    if (others.many >= DRAFTS_MAX) return { kind: 'too_many' };
    if (others.nameTaken) return { kind: 'name_taken' };
    const terms: DraftTerms = {
      name: wanted.name,
      document: wanted.document ?? running.document ?? {},
      baseVersion: wanted.base ?? running.version,
    };
    if (terms.baseVersion > running.version) return { kind: 'base_unknown' };
    await addDraft(client, merchantId, { ...terms, id, actor });
    await tell(
      client,
      { merchantId, id, actor },
      { action: 'program_draft.created', after: terms },
    );
    return savedAs(await lockDraft(client, merchantId, id));
  });
}

/** Changes a draft whose revision is the one that was read. Throws as `createDraft` does. */
export async function updateDraft(
  pool: pg.Pool,
  { merchantId, id, actor }: DraftRequest,
  wanted: WantedDraft & { readonly revision: number },
): Promise<DraftSaved> {
  refuseUnstorable(wanted.document);
  return inTransaction(pool, async (client) => {
    const running = await lockRunning(client, merchantId);
    const before = await lockDraft(client, merchantId, id);
    if (before === null) return { kind: 'unknown' };
    if (before.revision !== wanted.revision) return { kind: 'changed', draft: before };
    const terms: DraftTerms = {
      name: wanted.name ?? before.name,
      document: wanted.document ?? before.document,
      baseVersion: wanted.base ?? before.baseVersion,
    };
    if (terms.baseVersion > running.version) return { kind: 'base_unknown' };
    const { nameTaken } = await readOtherDrafts(client, merchantId, { id, name: terms.name });
    if (nameTaken) return { kind: 'name_taken' };
    await changeDraft(client, merchantId, { ...terms, id, actor });
    await tell(
      client,
      { merchantId, id, actor },
      { action: 'program_draft.changed', before, after: terms },
    );
    return savedAs(await lockDraft(client, merchantId, id));
  });
}

/** Throws a draft away; false if there is none. */
export async function deleteDraft(
  pool: pg.Pool,
  { merchantId, id, actor }: DraftRequest,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const before = await lockDraft(client, merchantId, id);
    if (before === null) return false;
    await removeDraft(client, merchantId, id);
    await tell(client, { merchantId, id, actor }, { action: 'program_draft.deleted', before });
    return true;
  });
}

/** What applying a draft came to. */
export type DraftApplied =
  | { readonly kind: 'applied'; readonly applied: AppliedProgram }
  | { readonly kind: 'changed'; readonly draft: ProgramDraft }
  | { readonly kind: 'unknown' };

/**
 * Lets a draft run and takes it away, for the version that it was made for unless another base is
 * named. Throws as `applyProgram` does; the draft stays then.
 */
export async function applyDraft(
  pool: pg.Pool,
  { merchantId, id, actor }: DraftRequest,
  wanted: { readonly revision: number | null; readonly base: number | null },
  also: Also<AppliedProgram> = nothingElse,
): Promise<DraftApplied> {
  return inTransaction(pool, async (client) => {
    await lockRunning(client, merchantId);
    const draft = await lockDraft(client, merchantId, id);
    if (draft === null) return { kind: 'unknown' };
    if (wanted.revision !== null && wanted.revision !== draft.revision) {
      return { kind: 'changed', draft };
    }
    const applied = await applyProgramIn(client, {
      ...{ merchantId, actor, document: draft.document },
      base: wanted.base ?? draft.baseVersion,
      origin: { by: 'draft', name: draft.name },
    });
    await removeDraft(client, merchantId, id);
    await also(client, applied);
    return { kind: 'applied', applied };
  });
}

function savedAs(draft: ProgramDraft | null): DraftSaved {
  return draft === null ? { kind: 'unknown' } : { kind: 'saved', draft };
}

function refuseUnstorable(document: unknown): void {
  const problems = findUnstorable(document);
  if (problems.length > 0) throw new ProgramRefused(problems);
}

/** The audit names drafts and says whose; what stood in them it leaves to the versions. */
async function tell(
  client: pg.ClientBase,
  { merchantId, id, actor }: DraftRequest,
  told: {
    readonly action: string;
    readonly before?: DraftTerms;
    readonly after?: DraftTerms;
  },
): Promise<void> {
  const { action, before, after } = told;
  await appendAudit(client, {
    ...{ merchantId, actor, action, subject: id },
    ...(before === undefined ? {} : { before: headOf(before) }),
    ...(after === undefined ? {} : { after: headOf(after) }),
  });
}

function headOf({ name, baseVersion }: DraftTerms): object {
  return { name, baseVersion };
}
