import type { readDraft } from '@fealty/contract/v2';
import {
  keepPreviousData,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { Call, Data } from './call.ts';
import { mergeDocuments, type ProgramDocument } from './document-parts.ts';
import {
  createDraftCall,
  draftCall,
  draftsCall,
  planCall,
  runningCall,
  updateDraftCall,
  type ProgramPlan,
} from './draft-calls.ts';
import { Failure } from './failure.ts';
import { useDelayed } from './use-delayed.ts';
import { newKey, send } from './send.ts';

/** The one draft of a store that all people of the console work on; nobody names it. */
export const DRAFT_NAME = 'Console';

/** How often a change is brought together with what others save at the same moment. */
const TRIES_MAX = 5;
/** While somebody types, the server is not asked. */
const PLAN_DELAY_MS = 350;

type DraftHead = Omit<Data<typeof readDraft>, 'document'>;

/** The program as it is worked on, beside the one that runs. */
export interface Draft {
  /** The draft's document; what runs, as long as nothing was changed. */
  readonly document: ProgramDocument;
  readonly running: ProgramDocument;
  /** The version that runs. */
  readonly version: number;
  /** Who changed the draft last, when, and its revision; null without one. */
  readonly head: DraftHead | null;
  /** Whether another version runs than the draft was made for. */
  readonly isBehind: boolean;
}

/** Somebody else changed the same part of the program since it was read. */
export class DraftConflict extends Error {
  override readonly name = 'DraftConflict';
  readonly theirs: Draft;
  /** `activities/made_a_purchase`, `expiry` */
  readonly parts: readonly string[];

  constructor(theirs: Draft, parts: readonly string[]) {
    super('Somebody else changed the same meanwhile.');
    this.theirs = theirs;
    this.parts = parts;
  }
}

const QUERY = ['draft'];

/** The working draft of the store. Whoever saves lets all pages read it anew. */
export function useDraft(): UseQueryResult<Draft> {
  return useQuery({
    queryKey: QUERY,
    queryFn: ({ signal }) => readWorking(signal),
    placeholderData: keepPreviousData,
  });
}

/** A change of the program. */
export interface DraftChange {
  /** The document that it was made from. */
  readonly seen: ProgramDocument;
  readonly mutate: (document: ProgramDocument) => ProgramDocument;
  /** Mine stands where others changed the same. */
  readonly isOverTheirs?: boolean;
}

/**
 * Saves a change into the draft on the server; the first one begins the draft. What others changed
 * elsewhere meanwhile stays. Rejects with `DraftConflict` where they changed the same, and with `Failure`.
 */
export function useChangeDraft(): (change: DraftChange) => Promise<Draft> {
  const client = useQueryClient();
  return async (change) => {
    const saved = await saveChange(change);
    client.setQueryData(QUERY, saved);
    await client.invalidateQueries();
    return saved;
  };
}

async function saveChange({ seen, mutate, isOverTheirs }: DraftChange): Promise<Draft> {
  const mine = mutate(seen);
  for (let tries = 1; ; tries += 1) {
    const latest = await readWorking();
    const { document, both } = mergeDocuments({ seen, mine, theirs: latest.document });
    if (both.length > 0 && isOverTheirs !== true) throw new DraftConflict(latest, both);
    try {
      return { ...latest, ...(await saveDocument(latest, document)) };
    } catch (error) {
      const isOvertaken = error instanceof Failure && OVERTAKEN.has(error.code);
      if (!isOvertaken || tries === TRIES_MAX) throw error;
    }
  }
}

/** Somebody else saved, began, published or threw away the draft between reading and writing. */
const OVERTAKEN = new Set(['DRAFT_CHANGED', 'DRAFT_DOES_NOT_EXIST', 'DRAFT_NAME_TAKEN']);

async function saveDocument(
  { head, version }: Draft,
  document: ProgramDocument,
): Promise<Pick<Draft, 'document' | 'head'>> {
  const sent = { document };
  const told =
    head === null
      ? await send(
          createDraftCall,
          { body: { ...sent, name: DRAFT_NAME, base: version } },
          { key: newKey() },
        )
      : await send(updateDraftCall, {
          path: { id: head.id },
          body: { ...sent, revision: head.revision },
        });
  return { document: documentOf(told), head: headOf(told) };
}

/** Reads what runs and the draft beside it. */
export async function readWorking(signal?: AbortSignal): Promise<Draft> {
  const terms = signal === undefined ? {} : { signal };
  const [running, { drafts }] = await Promise.all([
    send(runningCall, {}, terms),
    send(draftsCall, {}, terms),
  ]);
  const id = drafts.find(({ name }) => name === DRAFT_NAME)?.id;
  const draft = id === undefined ? null : await readIfThere(draftCall, id, terms);
  return {
    document: documentOf(draft ?? running),
    running: documentOf(running),
    version: running.version,
    head: draft === null ? null : headOf(draft),
    isBehind: draft !== null && draft.base_version !== running.version,
  };
}

/** Null if it was published or thrown away a moment ago. */
async function readIfThere(
  called: Call<typeof readDraft>,
  id: string,
  terms: { readonly signal?: AbortSignal },
): Promise<Data<typeof readDraft> | null> {
  try {
    return await send(called, { path: { id } }, terms);
  } catch (error) {
    if (error instanceof Failure && error.code === 'DRAFT_DOES_NOT_EXIST') return null;
    throw error;
  }
}

function headOf({ document: _all, ...head }: Data<typeof readDraft>): DraftHead {
  return head;
}

/** The server keeps nothing in a program that its schema does not have, but for unfinished drafts. */
function documentOf({ document }: { readonly document: object }): ProgramDocument {
  return document as ProgramDocument;
}

/**
 * What a document would change of the program that runs, as sentences, with what is wrong with it; a
 * moment after it changed. Null asks for nothing.
 */
export function usePlan(document: ProgramDocument | null): UseQueryResult<ProgramPlan> {
  const asked = useDelayed(document, PLAN_DELAY_MS);
  return useQuery({
    queryKey: ['plan', asked],
    queryFn: ({ signal }) => {
      if (asked === null) throw new Error('no document');
      return send(planCall, { body: { document: asked } }, { signal });
    },
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  });
}
