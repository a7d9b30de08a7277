import type pg from 'pg';
import type { Lanes } from '../ledger/lanes.ts';
import { readUnsubscribeToken } from '../mail/unsubscribe-link.ts';
import { findMerchant } from '../store/merchants.ts';
import { outcomeOf } from './outcome-of.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

export interface UnsubscribeTools {
  readonly pool: pg.Pool;
  readonly lanes: Lanes;
  /** The installation's secret. */
  readonly secret: InstallationSecret;
}

/** What stands in a link. */
export interface UnsubscribeLink {
  readonly partnerId: string;
  readonly token: string;
}

/** Whose link it is. */
export interface LinkOwner {
  readonly merchantId: number;
  readonly merchantName: string;
  readonly memberId: string;
}

const PARTNER = /^[0-9a-f]{10}$/;
/** As long as somebody waits for a page. */
const PATIENCE_MS = 5000;

/** Whose link it is, or null if nobody here made it. Says nothing of whether the member is still there. */
export async function readUnsubscribeLink(
  { pool, secret }: Pick<UnsubscribeTools, 'pool' | 'secret'>,
  { partnerId, token }: UnsubscribeLink,
): Promise<LinkOwner | null> {
  if (!PARTNER.test(partnerId)) return null;
  const merchant = await findMerchant(pool, partnerId);
  if (merchant === null) return null;
  const memberId = readUnsubscribeToken(secret, merchant.id, token);
  return memberId === null
    ? null
    : { merchantId: merchant.id, merchantName: merchant.name, memberId };
}

/**
 * Takes the member off the list. A second time does nothing; whoever was deleted or erased gets no mail
 * anyhow, and is told the same.
 */
export async function unsubscribe(
  { lanes }: Pick<UnsubscribeTools, 'lanes'>,
  { merchantId, memberId }: LinkOwner,
): Promise<'done' | 'busy'> {
  const outcome = await outcomeOf(
    lanes,
    merchantId,
    {
      kind: 'set_subscription',
      actor: 'mail',
      member: { by: 'id', value: memberId },
      subscribed: false,
    },
    PATIENCE_MS,
  );
  return outcome.kind === 'busy' ? 'busy' : 'done';
}
