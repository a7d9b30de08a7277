import type { ProgramDraft } from '../../../usecases/save-draft.ts';
import { slashTime } from '../../dates.ts';
import { refuse } from '../serving/refusal.ts';
import type { V2Reply } from '../surface.ts';

const ID = /^[0-9a-f]{24}$/;

export function isDraftId(id: string): boolean {
  return ID.test(id);
}

/** A draft without its document. */
export function draftHead(draft: Omit<ProgramDraft, 'document'>): object {
  const { id, name, baseVersion, revision, createdBy, createdAt, updatedBy, updatedAt } = draft;
  return {
    ...{ id, name, base_version: baseVersion, revision },
    created_by: createdBy,
    created_date: slashTime(createdAt),
    last_modified_by: updatedBy,
    last_modified_date: slashTime(updatedAt),
  };
}

export function draftData(draft: ProgramDraft): object {
  return { ...draftHead(draft), document: draft.document };
}

export function refuseDraft(): V2Reply {
  return refuse('DRAFT_DOES_NOT_EXIST', 'This store has no such draft');
}

/** Somebody else saved it meanwhile. */
export function refuseChanged(draft: ProgramDraft): V2Reply {
  const { revision, updatedBy, updatedAt } = draft;
  const when = slashTime(updatedAt);
  const reason = `The draft is at revision ${String(revision)}: ${updatedBy} changed it at ${when}`;
  return refuse('DRAFT_CHANGED', reason, { revision });
}
