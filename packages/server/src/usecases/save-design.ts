import type pg from 'pg';
import { judgeContrast, type PoorContrast } from '../design/contrast.ts';
import { OUR_DESIGN, type Design } from '../design/design.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import {
  lockStorefrontDesign,
  readStorefrontDesign,
  saveStorefrontDesign,
  type StoredDesign,
} from '../store/storefront-designs.ts';

/** A design as it stands. `saved` is null where nothing was said yet, and all of it is ours. */
export interface StandingDesign {
  readonly design: Design;
  /** A PNG; null without one. */
  readonly logo: Buffer | null;
  /** 0 where nothing was said yet. */
  readonly revision: number;
  readonly saved: Pick<StoredDesign, 'updatedBy' | 'updatedAt'> | null;
}

/** What a merchant wants to be otherwise; what is left out stays, a logo that is null goes. */
export interface WantedDesign extends Partial<Design> {
  readonly logo?: Buffer | null;
}

/** What became of it. `changed`: somebody else saved it since it was read. */
export type DesignSaved =
  | { readonly kind: 'saved' | 'changed'; readonly standing: StandingDesign }
  | { readonly kind: 'unreadable'; readonly faults: readonly PoorContrast[] };

/** What members of a merchant see. */
export async function findDesign(pool: pg.Pool, merchantId: number): Promise<StandingDesign> {
  return standingOf(await readStorefrontDesign(pool, merchantId));
}

/** Changes what members see, if its revision is the one that was read and its colours can be read. */
export async function saveDesign(
  pool: pg.Pool,
  asked: { readonly merchantId: number; readonly actor: string; readonly revision: number },
  { logo: wantedLogo, ...wanted }: WantedDesign,
): Promise<DesignSaved> {
  const { merchantId, actor } = asked;
  return inTransaction(pool, async (client) => {
    const before = standingOf(await lockStorefrontDesign(client, merchantId));
    if (before.revision !== asked.revision) return { kind: 'changed', standing: before };
    const document: Design = { ...before.design, ...wanted };
    const faults = judgeContrast(document);
    if (faults.length > 0) return { kind: 'unreadable', faults };
    const logo = wantedLogo === undefined ? before.logo : wantedLogo;
    const saved = await saveStorefrontDesign(client, merchantId, { document, logo, actor });
    await appendAudit(client, {
      ...{ merchantId, actor, action: 'design.changed', subject: `design:${saved.revision}` },
      ...(before.saved === null ? {} : { before: told(before.design, before.logo) }),
      after: told(document, logo),
    });
    return { kind: 'saved', standing: standingOf(saved) };
  });
}

function standingOf(stored: StoredDesign | null): StandingDesign {
  if (stored === null) return { design: OUR_DESIGN, logo: null, revision: 0, saved: null };
  const { document, logo, revision, updatedBy, updatedAt } = stored;
  const design = { ...OUR_DESIGN, ...document };
  return { design, logo, revision, saved: { updatedBy, updatedAt } };
}

/** The audit says that there is a logo, and how large; the picture itself is none of its matter. */
function told(design: Design, logo: Buffer | null): object {
  return { ...design, logoBytes: logo?.length ?? 0 };
}
