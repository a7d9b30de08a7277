import { tryAlone } from '../runtime/try-alone.ts';
import type { Seal } from '../seals/read-seals.ts';
import { appendAudit } from '../store/audit.ts';
import { publishSeal, type PublishingTools } from './publish-seal.ts';

/** Which store is sealed, and who asks. */
export interface SealAsked {
  readonly merchantId: number;
  readonly actor: string;
}

/**
 * Seals a store because somebody asks for it, and writes down who. Undefined if it is being sealed right
 * now: each reads all members. Throws `SealRefused` if what was sealed before is gone or was altered.
 */
export function sealNow(tools: PublishingTools, asked: SealAsked): Promise<Seal | undefined> {
  const { merchantId, actor } = asked;
  return tryAlone(tools.pool, `seal ${String(merchantId)}`, () =>
    publishSeal(tools, merchantId, async (client, { number, hash }) => {
      const entry = { merchantId, actor, action: 'seal.made', subject: String(number) };
      await appendAudit(client, { ...entry, after: { hash } });
    }),
  );
}
