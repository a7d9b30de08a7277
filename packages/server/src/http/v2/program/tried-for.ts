import type { tryProgram, V2Values } from '@fealty/contract/v2';
import { readPoints, type Command, type MemberRef, type Program } from '@fealty/core';
import { findNamedMember } from '../members/find-member.ts';
import { profileOf } from '../members/passed-person.ts';
import { refuseParameters } from '../serving/refusal.ts';
import type { V2Context, V2Reply, V2Request } from '../surface.ts';

/** For whom an award is tried, and what is carried out before, so that he is there. */
export interface TriedFor {
  readonly member: MemberRef;
  readonly before: readonly Command[];
}

type Values = V2Values<typeof tryProgram>;
type Supposed = NonNullable<Values['supposed_member']>;

/** A member by what names him, or somebody who is supposed; exactly one of the two. */
export async function findTriedFor(
  context: V2Context,
  request: V2Request<Values>,
  program: Program,
): Promise<TriedFor | { readonly refusal: V2Reply }> {
  const { member_id: name, supposed_member: supposed } = request.values;
  if (name !== undefined && supposed === undefined) {
    const found = await findNamedMember(context, request, name);
    if ('refusal' in found) return found;
    return { member: { by: 'id', value: found.memberId }, before: [] };
  }
  if (supposed === undefined) {
    const names = ['member_id or supposed_member'];
    return { refusal: refuseParameters({ kind: 'missing', names }) };
  }
  if (name !== undefined) {
    return refused('supposed_member', 'given beside a member_id', 'one of the two');
  }
  const points = readPoints(supposed.available_points ?? '0', program.pointsDecimals);
  if (points === null) {
    const seen = supposed.available_points ?? '';
    return refused('supposed_member.available_points', seen, 'points of the program');
  }
  const tierId = supposed.loyalty_tier_id;
  if (tierId !== undefined && !program.tiers.has(tierId)) {
    return refused('supposed_member.loyalty_tier_id', tierId, 'a tier of the program');
  }
  const uid = context.newId();
  const joins = joining(supposed, { uid, points, actor: request.actor });
  return { member: { by: 'uid', value: uid }, before: [joins] };
}

function refused(name: string, seen: string, allowed: string): { readonly refusal: V2Reply } {
  return { refusal: refuseParameters({ kind: 'malformed', faults: [{ name, seen, allowed }] }) };
}

/** As one who is carried over: nothing is awarded for joining, tier and points are his at once. */
function joining(
  { loyalty_tier_id: tierId, custom_attributes: custom, ...person }: Supposed,
  { uid, points, actor }: { readonly uid: string; readonly points: number; readonly actor: string },
): Command {
  return {
    kind: 'enroll',
    actor,
    profile: {
      ...{ firstName: '', lastName: '', ...profileOf(person), uid },
      ...(custom === undefined ? {} : { custom }),
    },
    imported: {
      key: { importId: uid, line: 1 },
      ...(tierId === undefined ? {} : { tierId }),
      ...(points === 0 ? {} : { balance: { points } }),
    },
  };
}
