import type pg from 'pg';
import { tellOfMerchant } from '../ledger/tell-of-merchant.ts';
import { makeSeal, type SealTools } from '../seals/make-seal.ts';
import type { Seal } from '../seals/read-seals.ts';
import { sealDocument } from '../seals/seal-document.ts';

export interface PublishingTools extends SealTools {
  readonly newId: () => string;
}

/**
 * Seals a store and tells of it in the same commit: whoever hears of a seal can read it, and a seal that
 * nobody heard of was not made. `also` writes with them. Throws `SealRefused` as `makeSeal` does.
 */
export function publishSeal(
  tools: PublishingTools,
  merchantId: number,
  also: (client: pg.PoolClient, seal: Seal) => Promise<void> = () => Promise.resolve(),
): Promise<Seal> {
  return makeSeal(tools, merchantId, async (client, seal) => {
    await tellOfMerchant(client, merchantId, {
      ...{ id: tools.newId(), type: 'seal.published', at: seal.sealedAt },
      data: { seal: { ...sealDocument(seal) } },
    });
    await also(client, seal);
  });
}
