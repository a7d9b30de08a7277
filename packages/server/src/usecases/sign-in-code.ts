import { inTransaction } from '../runtime/transaction.ts';
import {
  countHalfSessionTry,
  findHalfSession,
  removeHalfSessions,
} from '../store/half-sessions.ts';
import { lockPerson } from '../store/people.ts';
import { isRecoveryCode, takeCode, type FactorTools } from './second-factor.ts';
import { readToken } from './sign-in-token.ts';
import { openSession, type SignedInEnd, type SignInRequest, type SignInTools } from './sign-in.ts';

/** How the second step ended. `over`: the password is asked for again; `wrong`: another code may be tried. */
export type CodeEnd =
  | SignedInEnd
  | { readonly kind: 'over' | 'wrong' }
  | { readonly kind: 'too_often'; readonly retryAfterSeconds: number };

const TRIES_MAX = 5;

/**
 * In place of a network address, where guesses at codes are slowed down: whoever guesses them knows the
 * password, and may come from anywhere. It is no lock that strangers could turn: they get here by the
 * password alone, and recovery codes, which nobody guesses, are never kept waiting.
 */
export const CODES_PLACE = 'codes';

/** Ends signing in with a code, and begins the session. */
export async function signInByCode(
  tools: Omit<SignInTools, 'passwords'> & FactorTools,
  request: Pick<SignInRequest, 'address' | 'userAgent'> & {
    readonly secondStep: string;
    readonly code: string;
  },
): Promise<CodeEnd> {
  const { pool, guesses } = tools;
  const { secondStep, code } = request;
  const parts = readToken('half', secondStep);
  const half = parts === null ? null : await findHalfSession(pool, parts.partnerId, parts.digest);
  if (parts === null || half === null) return { kind: 'over' };
  const { merchantId, personId, partnerId, merchantName, email } = half;
  const isGuessable = !isRecoveryCode(code);
  const wait = isGuessable ? guesses.begin(email, CODES_PLACE) : null;
  if (wait !== null) return { kind: 'too_often', retryAfterSeconds: wait };
  const ended = await inTransaction<CodeEnd>(pool, async (client) => {
    const person = await lockPerson(client, merchantId, personId);
    if (person?.disabledAt !== null) return { kind: 'over' };
    const owner = { merchantId, personId };
    const isCounted = await countHalfSessionTry(
      client,
      { ...owner, digest: parts.digest },
      TRIES_MAX,
    );
    if (!isCounted) return { kind: 'over' };
    if ((await takeCode(client, tools, owner, code)) === null) return { kind: 'wrong' };
    await removeHalfSessions(client, merchantId, personId);
    const merchant = { partnerId, name: merchantName };
    return openSession(client, tools, { ...request, person, merchant });
  });
  if (isGuessable && ended.kind === 'signed_in') guesses.succeed(email, CODES_PLACE);
  return ended;
}
