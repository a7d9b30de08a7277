import type { eraseMember as erase, exportMember, V2Values } from '@fealty/contract/v2';
import { exportPerson } from '../../../exports/export-person.ts';
import { eraseMember } from '../../../usecases/erase-member.ts';
import { findPathMember } from './find-member.ts';
import { perform } from '../serving/perform.ts';
import { refuseScope } from '../serving/caller.ts';
import { answeredOnce } from '../serving/once.ts';
import { refuse } from '../serving/refusal.ts';
import {
  succeed,
  type V2Context,
  type V2Handler,
  type V2Reply,
  type V2Request,
} from '../surface.ts';

/** An answer is made up in memory; whoever has more is exported on the command line. */
const EXPORT_CHARACTERS_MAX = 32_000_000;
const ID = /^[0-9a-f]{24}$/;

/** All that is held on a member, as one document. */
export const handleExportMember: V2Handler<V2Values<typeof exportMember>> = async (
  context,
  request,
) => {
  const stopped = refuseOthers(request);
  if (stopped !== null) return stopped;
  const found = await findPathMember(context, request);
  if ('refusal' in found) return found.refusal;
  const document = await documentOf(context, request.caller.merchantId, found.memberId);
  if (document === null) {
    const reason = `More is held on the member than an answer can carry; use "fealty member export ${found.memberId}"`;
    return refuse('EXPORT_TOO_LARGE', reason);
  }
  return { status: 200, body: `{"success":true,"data":${document}}` };
};

async function documentOf(
  { database, programs }: V2Context,
  merchantId: number,
  memberId: string,
): Promise<string | null> {
  const client = await database.connect();
  let [ended, length] = [false, 0];
  const pieces: string[] = [];
  try {
    for await (const piece of exportPerson(client, { merchantId, memberId, programs })) {
      length += piece.length;
      if (length > EXPORT_CHARACTERS_MAX) return null;
      pieces.push(piece);
    }
    ended = true;
    return pieces.join('');
  } finally {
    // One that was left in the middle is not worth another thought.
    client.release(!ended);
  }
}

/** Forgets the person. Harmless a second time, as far as the path still means him. */
export const handleEraseMember: V2Handler<V2Values<typeof erase>> = answeredOnce<
  V2Values<typeof erase>
>(async (context, request) => {
  const { actor, caller, terms, path, values } = request;
  const { merchantId } = caller;
  const found = await findPathMember(context, request);
  const named = path['mid'] ?? '';
  // Nobody finds an erased member, but erasing him once more is done and not refused.
  const isId = (values.idParam?.trim() ?? 'id') === 'id' && ID.test(named);
  if ('refusal' in found && !isId) return found.refusal;
  const memberId = 'refusal' in found ? named : found.memberId;
  if (terms.simulate) {
    const command = {
      kind: 'erase_member',
      actor,
      member: { by: 'id', value: memberId },
    } as const;
    return perform(context, request, command, { say: () => ({ id: memberId, erased: true }) });
  }
  const ended = await eraseMember(
    { pool: context.database, files: context.files, lanes: context.lanes },
    { merchantId, memberId, actor },
  );
  switch (ended) {
    case 'erased':
      return succeed({ id: memberId, erased: true });
    case 'unknown':
      return refuse('INCORRECT_MEMBER_ID_PASSED', `There is no member ${JSON.stringify(named)}`);
    case 'busy':
      return refuse('TRY_AGAIN', 'The member is not erased yet; the server goes on with it');
  }
}, refuseOthers);

function refuseOthers({ caller }: V2Request<unknown>): V2Reply | null {
  return caller.scope === 'admin' ? null : refuseScope(caller);
}
