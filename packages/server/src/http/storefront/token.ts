import { decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose';

/** A key that signs tokens, as it stands in the settings of a shop's plugin. */
export interface SigningKey {
  readonly identifier: string;
  readonly key: string;
}

/** How long tokens live that a shop signed. */
export interface TokenTerms {
  /** How far ahead a token may say that it ends, and how long ago one without an end was signed. */
  readonly daysMax: number;
  /** Whether tokens are taken that say neither when they end nor when they were signed. */
  readonly lasting: boolean;
}

export type JudgedToken =
  | { readonly ok: true; readonly claims: JWTPayload; readonly keyIdentifier: string }
  | { readonly ok: false; readonly reason: string };

/** Clocks of shops and ours differ a little. */
const TOLERANCE_SECONDS = 60;
const DAY_SECONDS = 86_400;
/** From here on a time is in milliseconds: as seconds it would be in the year 5138. */
const MILLISECONDS_FROM = 1e11;

/**
 * Judges a token: HS256, signed with the key that `sub` names, else with any of the keys. `exp` is in
 * seconds; the platform's own plugins write the milliseconds of now there, or nothing at all.
 */
export async function judgeToken(
  token: string,
  keys: readonly SigningKey[],
  terms: TokenTerms & { readonly now: number },
): Promise<JudgedToken> {
  const named = subjectOf(token);
  if (named === null) return refused('The token is no JSON Web Token');
  const asked = named === '' ? keys : keys.filter(({ identifier }) => identifier === named);
  for (const { identifier, key } of asked) {
    const judged = await verify(token, key, terms);
    if (judged === 'other_key') continue;
    return judged.ok ? { ...judged, keyIdentifier: identifier } : judged;
  }
  return refused(
    named === ''
      ? 'No live key of this store has signed the token'
      : 'The live key that the token names in sub has not signed it',
  );
}

type Verified = { readonly ok: true; readonly claims: JWTPayload } | Refused;
interface Refused {
  readonly ok: false;
  readonly reason: string;
}

async function verify(
  token: string,
  key: string,
  terms: TokenTerms & { readonly now: number },
): Promise<Verified | 'other_key'> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(key), {
      algorithms: ['HS256'],
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: new Date(terms.now),
    });
    const fault = ageFault(payload, terms);
    return fault === null ? { ok: true, claims: payload } : refused(fault);
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return 'other_key';
    if (error instanceof errors.JOSEAlgNotAllowed) return refused('The token must be HS256');
    if (error instanceof errors.JWTExpired) return refused('The token has expired');
    if (error instanceof errors.JWTClaimValidationFailed) {
      return refused(
        error.reason === 'check_failed'
          ? `The token is not good yet, by its ${error.claim}`
          : `The ${error.claim} of the token must be a number of seconds`,
      );
    }
    if (error instanceof errors.JOSEError) return refused('The token cannot be read');
    throw error;
  }
}

/** What is wrong with how long a token lives, beyond having ended. */
function ageFault(
  { exp, iat }: JWTPayload,
  { daysMax, lasting, now }: TokenTerms & { readonly now: number },
): string | null {
  const nowSeconds = now / 1000;
  const longest = daysMax * DAY_SECONDS + TOLERANCE_SECONDS;
  if (exp !== undefined && exp < MILLISECONDS_FROM) {
    return exp - nowSeconds > longest
      ? `The token says that it ends in more than ${daysMax} days`
      : null;
  }
  // Milliseconds in exp are those of when it was signed.
  const signed = iat ?? (lasting ? undefined : exp);
  if (signed === undefined) return lasting ? null : 'The token does not say when it ends';
  return nowSeconds - seconds(signed) > longest
    ? `The token was signed more than ${daysMax} days ago`
    : null;
}

function seconds(time: number): number {
  return time >= MILLISECONDS_FROM ? time / 1000 : time;
}

/** The key that a token names, empty if it names none; null if it is no token. */
function subjectOf(token: string): string | null {
  try {
    const { sub } = decodeJwt(token);
    // The type is what a token should hold; this one has not been looked at yet.
    const said: unknown = sub;
    return typeof said === 'string' ? said.trim() : said == null ? '' : null;
  } catch {
    return null;
  }
}

function refused(reason: string): Refused {
  return { ok: false, reason };
}
