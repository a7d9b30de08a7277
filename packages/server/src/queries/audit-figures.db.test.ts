import { randomBytes } from 'node:crypto';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { addAuditMetrics } from '../runtime/audit-metrics.ts';
import { makeSeal } from '../seals/make-seal.ts';
import { enterPlace, movedTo } from '../verify/follow/places.ts';
import { readAuditFigures } from './audit-figures.ts';
import { fixedSecret } from '../runtime/secret.ts';

describe('figures of the audit', () => {
  const database = useDatabase();
  let merchantId = 0;
  let shop: OpenLanes;

  beforeAll(async () => {
    merchantId = await makeMerchant(database.pool, { program: SHOP }, Date.UTC(2026, 0, 1));
    shop = openLanes(database.target, merchantId);
  });
  afterAll(() => shop.close());

  it('are not numbers where nothing was sealed or verified', async () => {
    const registry = new Registry();
    addAuditMetrics(registry, () => readAuditFigures(database.pool));
    const text = await registry.metrics();
    expect(text).toMatch(/^fealty_seal_age_seconds nan$/im);
    expect(text).toMatch(/^fealty_verify_lag_seconds nan$/im);
    expect(text).toMatch(/^fealty_verify_problems 0$/m);
  });

  it('tell the age of seals, how far verifying is, and what does not fit', async () => {
    await makeSeal({ pool: database.pool, secret: fixedSecret(randomBytes(32)) }, merchantId);
    await enterPlace(database.pool, merchantId);
    await movedTo(database.pool, merchantId, { reached: null, postings: 3, problem: null });
    const good = await readAuditFigures(database.pool);
    expect(good.sealAgeSeconds).toBeGreaterThanOrEqual(0);
    expect(good.sealAgeSeconds).toBeLessThan(600);
    expect(good.verifyLagSeconds).toBeLessThan(600);
    expect(Math.abs(good.verifiedAtSeconds - Date.now() / 1000)).toBeLessThan(600);
    expect([good.verifiedPostings, good.problems]).toEqual([3, 0]);
    await movedTo(database.pool, merchantId, { reached: null, postings: 0, problem: 'a line' });
    expect((await readAuditFigures(database.pool)).problems).toBe(1);
  });
});
