import type { MemberView } from '../../queries/member-view.ts';
import { isUnstorable } from '../reading/given-text.ts';
import { refuse } from './refusal-body.ts';
import type { V1Context, V1Reply, V1Request } from './surface.ts';

/** Longest address that a mail system takes. */
const EMAIL_LENGTH_MAX = 254;

/** The e-mail address in the path, as identities are kept. */
export function pathEmail(request: V1Request<unknown>): string {
  return (request.path['email'] ?? '').trim().toLowerCase();
}

/** The member whom the path names, or the refusal to answer with. */
export async function findUser(
  context: V1Context,
  request: V1Request<unknown>,
): Promise<{ readonly member: MemberView } | { readonly refusal: V1Reply }> {
  const { merchantId, refusals } = request.caller;
  const email = pathEmail(request);
  if (email.length > EMAIL_LENGTH_MAX || isUnstorable(email)) {
    return { refusal: refuse('member_unknown', refusals) };
  }
  const member = await context.members.byEmail(merchantId, email);
  if (member === null) return { refusal: refuse('member_unknown', refusals) };
  if (member.status === 'deleted') return { refusal: refuse('member_deleted', refusals) };
  return { member };
}
