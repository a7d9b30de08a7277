import type { signInShopper, V2Values } from '@fealty/contract/v2';
import { SignJWT } from 'jose';
import { isUnstorable } from '../reading/given-text.ts';
import { isUsable, keysNamed } from '../v2/members/find-member.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { succeed, type V2Caller, type V2Reply } from '../v2/surface.ts';
import { memberIdOf } from '../v2/transactions/transaction-answer.ts';
import { agedFault, looksSigned, signingKeyOf, type AccessClaims } from './access-token.ts';
import type { ForAnyone, StorefrontContext } from './surface.ts';
import type { SigningKey } from './token.ts';
import { join, type Named, type Welcomed } from './welcome.ts';

const HOUR_SECONDS = 3600;
const GUEST: V2Reply = succeed({ signed_in: false, token: null, expires_in: 0 });
const FORGED = 'No live key of this store has signed the access token';

/** Takes what `init` of the first generation sends, and answers the token that the script goes on with. */
export const handleSignIn: ForAnyone<V2Values<typeof signInShopper>> = async (
  context,
  { caller, values, headers },
) => {
  const { user_id: userId = '', email = '', name = '', ts = '' } = values;
  const claims = { userId, email, ts, accessToken: values.access_token ?? '' };
  if (!looksSigned(claims) || (userId === '' && email === '')) return GUEST;
  const known = await context.signers(caller.partnerId);
  if (known === null) {
    return { ...refuse('TRY_AGAIN', 'Too many requests are waiting'), retryAfterSeconds: 1 };
  }
  const signer = signingKeyOf(claims, caller.partnerId, known.signer?.keys ?? []);
  if (signer === null) return refuse('ERROR_UNAUTHORIZED', FORGED);
  const fault = agedFault(claims, context.tokens, context.now());
  if (fault !== null) return refuse('ERROR_UNAUTHORIZED', fault);
  const signing = { ...caller, actor: `storefront:${signer.identifier}` };
  const code = headers['referral-code'];
  const named = namedBy(claims, name, typeof code === 'string' ? code : '');
  const welcomed = await welcomeSigned(context, signing, claims, named);
  if ('refusal' in welcomed) return welcomed.refusal;
  return succeed(await tokenFor(context, signing, { ...welcomed, signer }));
};

function namedBy({ userId, email }: AccessClaims, name: string, referrerCode: string): Named {
  const [firstName = '', ...others] = name.trim().split(/\s+/);
  const profile = {
    ...(email === '' ? {} : { email: email.toLowerCase() }),
    ...(firstName === '' ? {} : { firstName, lastName: others.join(' ') }),
  };
  const memberId = userId === '' ? email : userId;
  return { memberId, profile, attributes: {}, referrerCode };
}

/**
 * The member who was signed for. What is signed has no seam between id and e-mail address: `12` and
 * `5bob@…` are signed as `125` and `bob@…` are. So nobody is taken for a member unless both are his.
 */
async function welcomeSigned(
  context: StorefrontContext,
  caller: V2Caller,
  { userId, email }: AccessClaims,
  named: Named,
): Promise<Welcomed> {
  if (isUnstorable(named.memberId) || !isUsable(named.memberId) || isUnstorable(email)) {
    return { refusal: refuse('ERROR_UNAUTHORIZED', 'The access token is for no name') };
  }
  const { merchantId } = caller;
  const program = await context.programs.running(merchantId);
  const { people } = context;
  const byId = await people.find(merchantId, keysNamed(program, named.memberId));
  const address = email.toLowerCase();
  const found =
    byId ??
    (address === '' ? null : await people.find(merchantId, [{ kind: 'email', value: address }]));
  if (found === null) return join(context, caller, named);
  const details = await people.read(merchantId, found.memberId);
  if (details === null || details.member.status === 'deleted') {
    return { refusal: refuse('MEMBER_DELETED', 'The member was deleted') };
  }
  const { profile, id } = details.member;
  const byUid = byId !== null && userId !== '';
  // Found by his address alone, he must not have an id of his own that the shop did not name.
  const isHis = byUid || profile.uid === '' || profile.uid.toLowerCase() === profile.email;
  if (profile.email === address && isHis) return { memberId: id };
  const reason = 'The access token names a member with another id or e-mail address';
  return { refusal: refuse('ERROR_UNAUTHORIZED', reason) };
}

/** A token like those that shops sign themselves, with the key that they signed with. */
async function tokenFor(
  context: StorefrontContext,
  { merchantId }: V2Caller,
  { memberId, signer }: { readonly memberId: string; readonly signer: SigningKey },
): Promise<object> {
  const details = await context.people.read(merchantId, memberId);
  const name = details === null ? memberId : memberIdOf(details.member);
  const now = Math.floor(context.now() / 1000);
  const token = await new SignJWT({ member_id: name })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(signer.identifier)
    .setIssuedAt(now)
    .setExpirationTime(now + HOUR_SECONDS)
    .sign(new TextEncoder().encode(signer.key));
  return { signed_in: true, token, expires_in: HOUR_SECONDS };
}
