import {
  createRemoteJWKSet,
  customFetch,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { askProvider, type Transport } from './ask-provider.ts';
import { isSame } from './attempt.ts';
import { trouble, type ProviderTerms, type Trouble } from './terms.ts';

/** Signatures by a key of the provider's own; never one that is made with a secret, or none. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];
/** Clocks differ. */
const TOLERANCE_SECONDS = 60;
const KEYS_KEPT_MS = 10 * 60_000;
const SUBJECT_MAX = 255;

/** The provider does not hand out its keys. */
class KeysAway extends Error {}

/**
 * The provider's keys: kept for ten minutes, and asked for anew when a token names one that is not among
 * them, but not again within `pauseMs`.
 */
export function remoteKeys(
  transport: Transport,
  keysUrl: string,
  pauseMs: number,
): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(keysUrl), {
    cacheMaxAge: KEYS_KEPT_MS,
    cooldownDuration: pauseMs,
    [customFetch]: async (url) => {
      const answer = await askProvider(transport, { url, method: 'GET', headers: {} });
      if (answer.kind === 'trouble') throw new KeysAway(answer.detail);
      if (answer.status !== 200) throw new KeysAway(`${url} answers ${String(answer.status)}`);
      return Response.json(answer.json);
    },
  });
}

export interface TokenTerms {
  readonly terms: Pick<ProviderTerms, 'issuer' | 'clientId'>;
  readonly keys: JWTVerifyGetKey;
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a token says that the provider signed for us, in this attempt, and that is not over. */
export async function readIdentityToken(
  token: string,
  { terms, keys, nonce, now }: TokenTerms,
): Promise<{ readonly kind: 'claims'; readonly claims: JWTPayload & { sub: string } } | Trouble> {
  let claims: JWTPayload;
  try {
    const verified = await jwtVerify(token, keys, {
      issuer: terms.issuer,
      audience: terms.clientId,
      algorithms: ALGORITHMS,
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: new Date(now),
      requiredClaims: ['iss', 'aud', 'sub', 'exp', 'iat', 'nonce'],
    });
    claims = verified.payload;
  } catch (error) {
    if (error instanceof KeysAway) return trouble('away', error.message);
    if (error instanceof errors.JOSEError) {
      return trouble('distrusted', `the identity token: ${error.code}, ${error.message}`);
    }
    throw error;
  }
  const { nonce: came, sub, aud, azp } = claims;
  if (typeof came !== 'string' || !isSame(came, nonce)) {
    return trouble('distrusted', 'the identity token is of another attempt');
  }
  if ((Array.isArray(aud) && aud.length > 1) || azp !== undefined) {
    if (azp !== terms.clientId) return trouble('distrusted', 'the token was given to another');
  }
  if (typeof sub !== 'string' || sub === '' || sub.length > SUBJECT_MAX) {
    return trouble('distrusted', 'the identity token names nobody');
  }
  return { kind: 'claims', claims: { ...claims, sub } };
}
