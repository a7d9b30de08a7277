import type {
  confirmSecondFactor as confirmEndpoint,
  makeRecoveryCodes as codesEndpoint,
  offerSecondFactor as offerEndpoint,
  removeSecondFactor as removeEndpoint,
  updateSignInRules as rulesEndpoint,
} from '@fealty/contract/account';
import type { V2Values } from '@fealty/contract/v2';
import {
  confirmSecondFactor,
  isRecoveryCode,
  makeRecoveryCodes,
  offerSecondFactor,
  readSignInRules,
  removeSecondFactor,
  resetSecondFactor,
  saveSignInRules,
  type FactorOwner,
} from '../../usecases/second-factor.ts';
import { CODES_PLACE } from '../../usecases/sign-in-code.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { succeed, type V2Reply } from '../v2/surface.ts';
import { BUSY_SECONDS, codeRefused, tooOften } from './signing-in.ts';
import type { AccountContext, ForPerson, PersonRequest } from './surface.ts';

const ID = /^[0-9a-f]{24}$/;

export const handleOfferSecondFactor: ForPerson<V2Values<typeof offerEndpoint>> = async (
  context,
  { caller, values, session },
) => {
  const { database: pool, passwords, secret, now, guesses } = context;
  const { id: personId, email } = session.person;
  const place = `session:${session.sessionId}`;
  const wait = guesses.begin(email, place);
  if (wait !== null) return tooOften(wait);
  const owner = { merchantId: caller.merchantId, personId };
  const { password } = values;
  const asked = { password, issuer: session.merchantName };
  const offered = await offerSecondFactor({ pool, passwords, secret, now }, owner, asked);
  if (offered === 'busy') return tooOften(BUSY_SECONDS);
  if (offered === 'wrong') {
    return refuse('SIGN_IN_REFUSED', 'password: This is not your password');
  }
  guesses.succeed(email, place);
  return succeed(offered);
};

export const handleConfirmSecondFactor: ForPerson<V2Values<typeof confirmEndpoint>> = (
  context,
  request,
) =>
  byCode(context, request, async (owner) => {
    const { sessionId } = request.session;
    const whose = { ...owner, sessionId };
    const done = await confirmSecondFactor(toolsOf(context), whose, request.values.code);
    return done === null
      ? null
      : { recovery_codes: done.codes, sessions_ended: done.sessionsEnded };
  });

export const handleMakeRecoveryCodes: ForPerson<V2Values<typeof codesEndpoint>> = (
  context,
  request,
) =>
  byCode(context, request, async (owner) => {
    const codes = await makeRecoveryCodes(toolsOf(context), owner, request.values.code);
    return codes === null ? null : { recovery_codes: codes };
  });

export const handleRemoveSecondFactor: ForPerson<V2Values<typeof removeEndpoint>> = (
  context,
  request,
) =>
  byCode(context, request, async (owner) => {
    const isOff = await removeSecondFactor(toolsOf(context), owner, request.values.code);
    return isOff ? { on: false } : null;
  });

/** What a code opens; null for a wrong one. Guesses are slowed down as those at signing in. */
async function byCode(
  { guesses }: AccountContext,
  { caller, actor, session, values }: PersonRequest<{ readonly code: string }>,
  work: (owner: FactorOwner) => Promise<object | null>,
): Promise<V2Reply> {
  const { id: personId, email } = session.person;
  const isGuessable = !isRecoveryCode(values.code);
  const wait = isGuessable ? guesses.begin(email, CODES_PLACE) : null;
  if (wait !== null) return tooOften(wait);
  const done = await work({ merchantId: caller.merchantId, personId, actor });
  if (done === null) return codeRefused();
  if (isGuessable) guesses.succeed(email, CODES_PLACE);
  return succeed(done);
}

function toolsOf({ database: pool, secret, now }: AccountContext) {
  return { pool, secret, now };
}

export const handleResetSecondFactor: ForPerson<unknown> = async (
  { database },
  { caller, actor, path },
) => {
  const id = path['id'] ?? '';
  const of = { merchantId: caller.merchantId, id, actor };
  const person = ID.test(id) ? await resetSecondFactor(database, of) : null;
  if (person === null) return refuse('PERSON_DOES_NOT_EXIST', 'The store has no such person');
  return succeed({ id });
};

export const handleReadSignInRules: ForPerson<unknown> = async ({ database }, { caller }) => {
  const { needsSecondFactor } = await readSignInRules(database, caller.merchantId);
  return succeed({ needs_second_factor: needsSecondFactor });
};

/** Whoever asks others for it has one: else the next request would shut him out of this very switch. */
export const handleUpdateSignInRules: ForPerson<V2Values<typeof rulesEndpoint>> = async (
  { database },
  { caller, actor, session, values },
) => {
  const { needs_second_factor: needsSecondFactor } = values;
  if (needsSecondFactor && !session.hasSecondFactor) {
    return refuse('SECOND_FACTOR_NEEDED', 'Set up a second factor for yourself first');
  }
  await saveSignInRules(database, { merchantId: caller.merchantId, actor }, { needsSecondFactor });
  return succeed({ needs_second_factor: needsSecondFactor });
};
