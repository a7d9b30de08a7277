import {
  explainRefusal,
  type Command,
  type CustomValues,
  type Enroll,
  type Profile,
  type UpdateMember,
} from '@fealty/core';
import type { Outcome } from '../../ledger/outcome.ts';
import type { DetailedMember } from '../../queries/member-details.ts';
import { outcomeOf } from '../../usecases/outcome-of.ts';
import { isUnstorable } from '../reading/given-text.ts';
import { PATIENCE_MS } from '../reading/request-terms.ts';
import { isUsable, keysNamed } from '../v2/members/find-member.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { REFUSALS } from '../v2/serving/refusal-table.ts';
import type { V2Caller, V2Reply } from '../v2/surface.ts';
import type { Claimed } from './claims.ts';
import type { StorefrontContext } from './surface.ts';

/** The member of a token, or why there is none. */
export type Welcomed = { readonly memberId: string } | { readonly refusal: V2Reply };

const REFERRAL_CODE = /^[\w-]{1,40}$/;

/** A token that names somebody. */
export interface Named extends Claimed {
  readonly memberId: string;
  /** The code of whoever recommended the shop; empty if nobody is known to have. */
  readonly referrerCode: string;
}

/**
 * The member whom a token names: he joins if nobody knows him, and is changed where the token says
 * something else of him. A change that is refused, such as an e-mail address that somebody else has,
 * is left alone: he keeps what he had.
 */
export async function welcome(
  deps: StorefrontContext,
  caller: V2Caller,
  claimed: Named,
): Promise<Welcomed> {
  if (isUnstorable(claimed.memberId)) {
    return { refusal: refuse('ERROR_UNAUTHORIZED', 'The member_id of the token is no name') };
  }
  const found =
    (await findNamed(deps, caller, claimed)) ?? (await findUnnamed(deps, caller, claimed));
  if (found === null) return join(deps, caller, claimed);
  const details = await deps.people.read(caller.merchantId, found);
  if (details?.member.status === 'deleted') {
    return { refusal: refuse('MEMBER_DELETED', 'The member was deleted') };
  }
  const news = details === null ? null : newsOf(details.member, claimed);
  if (news === null) return { memberId: found };
  await carryOut(deps, caller, {
    kind: 'update_member',
    actor: caller.actor,
    member: { by: 'id', value: found },
    ...news,
  });
  return { memberId: found };
}

async function findNamed(
  deps: StorefrontContext,
  caller: V2Caller,
  { memberId }: Named,
): Promise<string | null> {
  if (!isUsable(memberId)) return null;
  const program = await deps.programs.running(caller.merchantId);
  const found = await deps.people.find(caller.merchantId, keysNamed(program, memberId));
  return found?.memberId ?? null;
}

/** Who has the e-mail address of the token, if he has no id of the merchant's own yet. */
async function findUnnamed(
  { people }: StorefrontContext,
  { merchantId }: V2Caller,
  { profile }: Named,
): Promise<string | null> {
  const { email = '' } = profile;
  const found =
    email === '' ? null : await people.find(merchantId, [{ kind: 'email', value: email }]);
  const details = found === null ? null : await people.read(merchantId, found.memberId);
  return details?.member.profile.uid === '' ? details.member.id : null;
}

/** Somebody whom nobody knows joins, and gets what the program gives for it. */
export async function join(
  deps: StorefrontContext,
  caller: V2Caller,
  claimed: Named,
): Promise<Welcomed> {
  const { profile, attributes, memberId: uid, referrerCode } = claimed;
  const enroll = {
    kind: 'enroll',
    actor: caller.actor,
    profile: { firstName: '', lastName: '', ...profile, uid, custom: attributes },
  } as const;
  const outcome = await joinWith(deps, caller, enroll, referrerCode);
  if (outcome.kind === 'done') {
    const { memberId } = outcome.result;
    if (memberId === null) throw new Error('nobody has joined');
    return { memberId };
  }
  // Another request with his token was first.
  const known = await findNamed(deps, caller, claimed);
  return known === null ? { refusal: refusalOf(outcome) } : { memberId: known };
}

/** A code that nobody has keeps nobody from joining. */
async function joinWith(
  deps: StorefrontContext,
  caller: V2Caller,
  enroll: Enroll,
  referrerCode: string,
): Promise<Outcome> {
  if (!REFERRAL_CODE.test(referrerCode)) return carryOut(deps, caller, enroll);
  const outcome = await carryOut(deps, caller, { ...enroll, referrerCode });
  const isUnknown = outcome.kind === 'refused' && outcome.refusal.code === 'referrer_unknown';
  return isUnknown ? carryOut(deps, caller, enroll) : outcome;
}

function refusalOf(outcome: Exclude<Outcome, { kind: 'done' }>): V2Reply {
  if (outcome.kind === 'refused') {
    const { refusal, program } = outcome;
    const { field = '' } = refusal.details;
    const sentence = explainRefusal(refusal, program);
    const reason = field === '' ? sentence : `${String(field)}: ${sentence}`;
    return refuse(REFUSALS[refusal.code], `The member of the token could not join. ${reason}`);
  }
  return {
    ...refuse('TRY_AGAIN', 'The member could not join now; try again'),
    retryAfterSeconds: 1,
  };
}

/** What a token, or the page with it, says otherwise than it is known; null if that is nothing. */
function newsOf(
  { profile: known, referrerId, lifetime }: DetailedMember,
  { memberId, profile, attributes, referrerCode }: Named,
): Pick<UpdateMember, 'changes' | 'attributes' | 'referrerCode'> | null {
  // Somebody who was found by his e-mail address is told apart by this id from now on.
  const isNew = known.uid === '' && known.email !== memberId.toLowerCase();
  const wanted: Partial<Profile> = isNew ? { ...profile, uid: memberId } : profile;
  const changes = Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => known[field as keyof Profile] !== value),
  );
  const others: CustomValues = Object.fromEntries(
    Object.entries(attributes).filter(([name, value]) => !isKept(known.custom, name, value)),
  );
  // Whoever has not bought yet may have been recommended, as if he joined only now.
  const isOpen = referrerId === null && lifetime.purchases === 0;
  const isRecommended = isOpen && REFERRAL_CODE.test(referrerCode);
  const areOthers = Object.keys(others).length > 0;
  if (Object.keys(changes).length === 0 && !areOthers && !isRecommended) return null;
  return {
    changes,
    ...(areOthers ? { attributes: others } : {}),
    ...(isRecommended ? { referrerCode } : {}),
  };
}

function isKept(custom: CustomValues, name: string, value: CustomValues[string]): boolean {
  const kept = Object.hasOwn(custom, name) ? custom[name] : undefined;
  return JSON.stringify(kept) === JSON.stringify(value);
}

function carryOut(
  { lanes }: StorefrontContext,
  { merchantId }: V2Caller,
  command: Command,
): Promise<Outcome> {
  return outcomeOf(lanes, merchantId, command, PATIENCE_MS);
}
