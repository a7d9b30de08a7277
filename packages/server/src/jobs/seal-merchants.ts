import type pg from 'pg';
import type { InstallationSecret } from '../runtime/secret.ts';
import { addJobs } from '../runtime/job-queue.ts';
import { tryAlone } from '../runtime/try-alone.ts';
import { appendSeals } from '../seals/append-seals.ts';
import { SealRefused } from '../seals/make-seal.ts';
import { findMerchantsToSeal } from '../seals/seal-due.ts';
import { publishSeal } from '../usecases/publish-seal.ts';
import { Patience } from './patience.ts';
import { readMerchantJob } from './payload.ts';

/** When seals are made by themselves, and where they are written beside the database. */
export interface SealTerms {
  /** Between two seals of a merchant; 0 for none. */
  readonly everyMinutes: number;
  /** Gets a file for each merchant, to which seals are appended; null for none. */
  readonly folder: string | null;
}

interface SealingDeps {
  readonly pool: pg.Pool;
  readonly secret: InstallationSecret;
  readonly newId: () => string;
  readonly terms: SealTerms;
  readonly trouble: (what: string, error: unknown) => void;
}

const MERCHANTS_PAGE = 100;
/** Books that went back are looked at by a person; until then it is said once an hour. */
const REFUSED_PAUSE_MS = 60 * 60 * 1000;
const REFUSED_MAX = 10_000;

export const SEALING_CRON = [{ task: 'look_for_seals', match: '* * * * *' }];

/**
 * Seals by the clock. Whoever was down seals once when he is back: what was not sealed in time cannot
 * be sealed as it stood then.
 */
export function sealing(
  deps: SealingDeps,
): Readonly<Record<string, (payload: unknown) => Promise<void>>> {
  const { pool, terms } = deps;
  const refused = new Patience(REFUSED_PAUSE_MS, REFUSED_MAX);
  return {
    async look_for_seals() {
      if (terms.everyMinutes === 0) return;
      let after = 0;
      for (;;) {
        const asked = { after, limit: MERCHANTS_PAGE, minutes: terms.everyMinutes };
        const due = await findMerchantsToSeal(pool, asked);
        const wanted = due.filter((merchantId) => !refused.isWaiting(keyOf(merchantId)));
        await addJobs(
          pool,
          wanted.map((merchantId) => ({
            ...{ task: 'seal', payload: { merchantId }, key: keyOf(merchantId) },
          })),
        );
        if (due.length < MERCHANTS_PAGE) return;
        after = due.at(-1) ?? after;
      }
    },
    async seal(payload) {
      const merchantId = readMerchantJob(payload);
      await tryAlone(pool, keyOf(merchantId), async () => {
        try {
          await publishSeal(deps, merchantId);
        } catch (error) {
          if (!(error instanceof SealRefused)) throw error;
          refused.wait(keyOf(merchantId));
          deps.trouble('a store cannot be sealed', error);
          return;
        }
        if (terms.folder !== null) await appendSeals(pool, merchantId, terms.folder);
      });
    },
  };
}

function keyOf(merchantId: number): string {
  return `seal ${String(merchantId)}`;
}
