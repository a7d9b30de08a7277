import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { withinMerchant } from '../../runtime/within-merchant.ts';
import { Remembered } from '../remembered.ts';
import { refuse } from '../v2/serving/refusal.ts';
import type { V2Caller, V2Reply } from '../v2/surface.ts';
import { readClaims } from './claims.ts';
import type { Signer } from './signers.ts';
import type { StorefrontContext, Visitors } from './surface.ts';
import { judgeToken } from './token.ts';
import { welcome, type Welcomed } from './welcome.ts';

/** How long it is not looked again whether a token says something new of its member. */
const TOKENS_FOR_MS = 60_000;
const TOKENS_KEPT_MAX = 10_000;
const TOKENS_ASKED_MAX = 1000;

/** Members of a store share the key that signs: its limits are not theirs. */
const NO_LIMITS = { write: null, general: null } as const;

const PARTNER_ID = /^[0-9a-f]{10}$/;

const BUSY: V2Reply = {
  ...refuse('TRY_AGAIN', 'Too many requests are waiting; try again'),
  retryAfterSeconds: 1,
};

/**
 * Knows visitors by their tokens. The signature is looked at each time; whether the member is there,
 * and known as the token says, only when the token has not been seen for a while.
 */
export function createVisitors(deps: StorefrontContext): Visitors {
  const members = new Remembered<Welcomed>({
    forMs: TOKENS_FOR_MS,
    keptMax: TOKENS_KEPT_MAX,
    askedMax: TOKENS_ASKED_MAX,
  });
  return async (request) => {
    const { partnerId, token } = credentialsOf(request);
    const how = 'The header partner-id must name a store';
    if (!PARTNER_ID.test(partnerId)) return refuse('ERROR_UNAUTHORIZED', how);
    const known = await deps.signers(partnerId);
    if (known === null) return BUSY;
    const { signer } = known;
    if (signer === null) return refuse('ERROR_UNAUTHORIZED', how);
    // Whom the shop does not name is a guest, as its token could say too.
    if (token === '') return { caller: callerOf(signer, 'guest'), memberId: null };
    const judged = await judgeToken(token, signer.keys, { ...deps.tokens, now: deps.now() });
    if (!judged.ok) return refuse('ERROR_UNAUTHORIZED', judged.reason);
    const claimed = readClaims(judged.claims);
    if (claimed === null) {
      return refuse('ERROR_UNAUTHORIZED', 'The member_id of the token must be a text');
    }
    const caller = callerOf(signer, judged.keyIdentifier);
    const { memberId } = claimed;
    if (memberId === null) return { caller, memberId };
    const welcomed = await members.get(
      `${partnerId} ${hash('sha256', token, 'base64')}`,
      () =>
        withinMerchant(caller.merchantId, () =>
          welcome(deps, caller, {
            ...claimed,
            memberId,
            referrerCode: textOf(request.raw.headers['referral-code']),
          }),
        ),
      (one) => 'memberId' in one,
    );
    if (welcomed === null) return BUSY;
    return 'refusal' in welcomed ? welcomed.refusal : { caller, memberId: welcomed.memberId };
  };
}

/** The store as the one who asks: by the key that signed, or as `guest`. */
function callerOf({ merchantId, partnerId, host }: Signer, by: string): V2Caller {
  return {
    ...{ merchantId, partnerId, scope: 'write', host, person: null },
    actor: `storefront:${by}`,
    limits: NO_LIMITS,
  };
}

const BEARER = /^bearer\s+(.+)$/i;

/** The token stands in `Authorization: Bearer`, or alone in `jwt-token`. */
function credentialsOf(request: FastifyRequest): {
  readonly partnerId: string;
  readonly token: string;
} {
  const { headers } = request.raw;
  const partnerId = textOf(headers['partner-id']).toLowerCase();
  const bearer = BEARER.exec(textOf(headers.authorization))?.[1];
  return { partnerId, token: (bearer ?? textOf(headers['jwt-token'])).trim() };
}

function textOf(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header.trim() : '';
}
