import { findAnyMember } from '../members/find-member.ts';
import type { V2Context, V2Reply, V2Request } from '../surface.ts';

/** Whose events are asked for: null for anybody's; a name that nobody has is refused. */
export async function memberAsked(
  context: V2Context,
  request: V2Request<{ readonly member_id?: string }>,
): Promise<{ readonly memberId: string | null } | { readonly refusal: V2Reply }> {
  const { member_id: named } = request.values;
  return named === undefined ? { memberId: null } : findAnyMember(context, request, named);
}
