import type {
  listSeals as listEndpoint,
  proveMember as proofEndpoint,
  V2Values,
} from '@fealty/contract/v2';
import { SealRefused } from '../../../seals/make-seal.ts';
import { proveMember } from '../../../seals/prove-member.ts';
import { findSeal, listSeals } from '../../../seals/read-seals.ts';
import { sealDocument } from '../../../seals/seal-document.ts';
import { sealNow } from '../../../usecases/seal-now.ts';
import { findPathMember } from '../members/find-member.ts';
import { refuse } from '../serving/refusal.ts';
import { succeed, type V2Handler, type V2Reply } from '../surface.ts';

/** Seals all members of the store as they stand. One at a time: it reads all of them. */
export const handleMakeSeal: V2Handler<unknown> = async (
  { database, secret, newId },
  { caller },
) => {
  const { merchantId, actor } = caller;
  try {
    const tools = { pool: database, secret, newId };
    const made = await sealNow(tools, { merchantId, actor });
    if (made === undefined) return refuse('SEAL_REFUSED', 'The store is being sealed already');
    return succeed(sealDocument(made));
  } catch (error) {
    if (error instanceof SealRefused) return refuse('SEAL_REFUSED', error.message);
    throw error;
  }
};

export const handleListSeals: V2Handler<V2Values<typeof listEndpoint>> = async (
  { database },
  { caller, values: { start_index: offset, count: limit } },
) => {
  const { seals, total } = await listSeals(database, caller.merchantId, { offset, limit });
  const next = offset + seals.length;
  const more = next < total && seals.length > 0;
  return succeed({ seals: seals.map(sealDocument), total, more, next_start_index: next });
};

export const handleReadSeal: V2Handler<unknown> = async ({ database }, { caller, path }) => {
  const named = path['number'] ?? '';
  if (named !== 'newest' && !/^[1-9]\d{0,8}$/.test(named)) return refuseSeal();
  const number = named === 'newest' ? null : Number(named);
  const seal = await findSeal(database, caller.merchantId, number);
  return seal === null ? refuseSeal() : succeed(sealDocument(seal));
};

export const handleProveMember: V2Handler<V2Values<typeof proofEndpoint>> = async (
  context,
  request,
) => {
  const found = await findPathMember(context, request);
  if ('refusal' in found) return found.refusal;
  const asked = { memberId: found.memberId, seal: request.values.seal ?? null };
  const proof = await proveMember(context.database, request.caller.merchantId, asked);
  return proof === null ? refuseSeal() : succeed(proof);
};

function refuseSeal(): V2Reply {
  return refuse(
    'SEAL_DOES_NOT_EXIST',
    'There is no such seal, the member is not in it, or it is too old to prove it',
  );
}
