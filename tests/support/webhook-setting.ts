import { readConfig } from '../../packages/server/src/config.ts';
import {
  openInstallation,
  type Installation,
} from '../../packages/server/src/open-installation.ts';
import { createFresh } from '../../packages/server/src/runtime/fresh.ts';
import { findMerchant } from '../../packages/server/src/store/merchants.ts';
import {
  createEndpoint,
  rotateSecret,
  type WantedEndpoint,
  type WebhookKind,
} from '../../packages/server/src/usecases/save-endpoint.ts';
import type { ShopKeys } from './v1-client.ts';

type Environment = Readonly<Record<string, string>>;

/** What lets a program call the receivers of tests: loopback, at any port. */
export const LOOPBACK_RECEIVERS: Environment = {
  FEALTY_OUTBOUND_ALLOW: '127.0.0.0/8',
  FEALTY_OUTBOUND_PORTS: '1-65535',
};

const fresh = createFresh();
const ACTOR = 'test';

export interface MadeWebhook {
  readonly id: string;
  readonly kind: WebhookKind;
  /** What receivers verify with. */
  readonly secret: string;
}

/** Adds a webhook to a shop of an installation. */
export function addWebhook(
  environment: Environment,
  keys: ShopKeys,
  { kind, ...wanted }: WantedEndpoint & { readonly kind: WebhookKind },
): Promise<MadeWebhook> {
  return within(environment, async ({ database, secret }) => {
    const merchantId = await merchantOf(database, keys);
    const id = fresh.id();
    const made = await createEndpoint(
      { pool: database.pool, secret },
      { merchantId, id, actor: ACTOR, kind, wanted },
    );
    if (made === 'too_many') throw new Error('the shop has too many webhooks');
    return { id, kind, secret: made.secret };
  });
}

/** Gives a webhook another secret, beside which the old one is used for so long. */
export function rotateWebhook(
  environment: Environment,
  keys: ShopKeys,
  { id, overlapMs }: { readonly id: string; readonly overlapMs: number },
): Promise<string> {
  return within(environment, async ({ database, secret }) => {
    const merchantId = await merchantOf(database, keys);
    const rotated = await rotateSecret(
      { pool: database.pool, secret },
      { merchantId, id, actor: ACTOR, overlapMs, now: Date.now() },
    );
    if (rotated === 'unknown') throw new Error(`there is no webhook ${id}`);
    return rotated.secret;
  });
}

async function merchantOf(
  { pool }: Installation['database'],
  { partnerId }: ShopKeys,
): Promise<number> {
  const merchant = await findMerchant(pool, partnerId);
  if (merchant === null) throw new Error(`there is no shop ${partnerId}`);
  return merchant.id;
}

async function within<T>(
  environment: Environment,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const installation = await openInstallation(readConfig(environment), 'fealty test');
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}
