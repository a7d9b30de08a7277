import type { planProgramChange, V2Values } from '@fealty/contract/v2';
import { findDraft } from '../../../usecases/save-draft.ts';
import { refuseParameters } from '../serving/refusal.ts';
import type { V2Context, V2Reply } from '../surface.ts';
import { isDraftId, refuseChanged, refuseDraft } from './draft-answer.ts';

type Sent = V2Values<typeof planProgramChange>;

/** The document that is meant: one that was sent, or that of a draft, which knows its base. */
export async function findWanted(
  { database }: Pick<V2Context, 'database'>,
  merchantId: number,
  sent: Sent,
): Promise<
  { readonly document: unknown; readonly base: number | null } | { readonly refusal: V2Reply }
> {
  const refusal = refuseBoth(sent);
  if (refusal !== null) return { refusal };
  const { document, draft_id: id, revision, base = null } = sent;
  if (id === undefined) return { document, base };
  const draft = isDraftId(id) ? await findDraft(database, merchantId, id) : null;
  if (draft === null) return { refusal: refuseDraft() };
  const isSeen = revision === undefined || revision === draft.revision;
  if (!isSeen) return { refusal: refuseChanged(draft) };
  return { document: draft.document, base: base ?? draft.baseVersion };
}

/** Either a document or a draft, and not both. */
export function refuseBoth({ document, draft_id, revision }: Sent): V2Reply | null {
  if (document === undefined && draft_id === undefined) {
    return refuseParameters({ kind: 'missing', names: ['document or draft_id'] });
  }
  const fault = (name: string, seen: string, allowed: string): V2Reply =>
    refuseParameters({ kind: 'malformed', faults: [{ name, seen, allowed }] });
  if (document !== undefined && draft_id !== undefined) {
    return fault('draft_id', draft_id, 'nothing, as a document is sent');
  }
  if (draft_id === undefined && revision !== undefined) {
    return fault('revision', String(revision), 'nothing, as no draft is named');
  }
  return null;
}
