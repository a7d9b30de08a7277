import type {
  createDraft as createEndpoint,
  updateDraft as updateEndpoint,
  V2Values,
} from '@fealty/contract/v2';
import {
  allDrafts,
  createDraft,
  deleteDraft,
  DRAFTS_MAX,
  findDraft,
  updateDraft,
  type DraftSaved,
  type WantedDraft,
} from '../../../usecases/save-draft.ts';
import { refuse } from '../serving/refusal.ts';
import { succeed, type V2Handler, type V2Reply } from '../surface.ts';
import { draftData, draftHead, isDraftId, refuseChanged, refuseDraft } from './draft-answer.ts';
import { answering, refuseVersion } from './program-answer.ts';

/** Drafts without their documents. */
export const handleListDrafts: V2Handler<unknown> = async ({ database }, { caller }) =>
  succeed({ drafts: (await allDrafts(database, caller.merchantId)).map(draftHead) });

export const handleReadDraft: V2Handler<unknown> = async ({ database }, { caller, path }) => {
  const id = path['id'] ?? '';
  const draft = isDraftId(id) ? await findDraft(database, caller.merchantId, id) : null;
  return draft === null ? refuseDraft() : succeed(draftData(draft));
};

/** Begins a draft. */
export const handleCreateDraft: V2Handler<V2Values<typeof createEndpoint>> = (context, request) =>
  answering(async () => {
    const { caller, actor, values } = request;
    const of = { merchantId: caller.merchantId, id: context.newId(), actor };
    const wanted = { ...wantedOf(values), name: values.name };
    return savedData(await createDraft(context.database, of, wanted), values.base);
  });

/** Changes a draft. */
export const handleUpdateDraft: V2Handler<V2Values<typeof updateEndpoint>> = (context, request) =>
  answering(async () => {
    const { caller, actor, values, path } = request;
    const id = path['id'] ?? '';
    if (!isDraftId(id)) return refuseDraft();
    const { merchantId } = caller;
    const wanted = { ...wantedOf(values), revision: values.revision };
    const saved = await updateDraft(context.database, { merchantId, id, actor }, wanted);
    return savedData(saved, values.base);
  });

/** Throws a draft away. */
export const handleDeleteDraft: V2Handler<unknown> = async (
  { database },
  { caller, actor, path },
) => {
  const id = path['id'] ?? '';
  if (!isDraftId(id)) return refuseDraft();
  const { merchantId } = caller;
  const isThere = await deleteDraft(database, { merchantId, id, actor });
  return isThere ? succeed({ id }) : refuseDraft();
};

function wantedOf({ name, document, base }: Partial<V2Values<typeof createEndpoint>>): WantedDraft {
  return {
    ...(name === undefined ? {} : { name }),
    ...(document === undefined ? {} : { document }),
    ...(base === undefined ? {} : { base }),
  };
}

function savedData(saved: DraftSaved, base: number | undefined): V2Reply {
  switch (saved.kind) {
    case 'saved':
      return succeed(draftData(saved.draft));
    case 'changed':
      return refuseChanged(saved.draft);
    case 'unknown':
      return refuseDraft();
    case 'too_many':
      return refuse('TOO_MANY_DRAFTS', `The store has ${String(DRAFTS_MAX)} drafts; no more fit`);
    case 'name_taken':
      return refuse('DRAFT_NAME_TAKEN', 'Another draft of the store has this name');
    case 'base_unknown':
      return refuseVersion(base ?? 0);
  }
}
