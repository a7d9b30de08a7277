import { describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../../api/document-parts.ts';
import {
  exchanged,
  LADDER,
  ladderOf,
  lowestFirst,
  nextThreshold,
  type Tier,
} from './ladder-part.ts';

const tier = (id: string, threshold: string): Tier => ({ id, name: id, threshold });
const LOW = tier('low', '0');
const MID = tier('mid', '99.5');
const TOP = tier('top', '1000');
const DOCUMENT: ProgramDocument = {
  ...{ name: 'Shop', currency: 'USD', timeZone: 'UTC', activities: [], rewards: [] },
  tiers: [LOW, TOP],
  policies: { debt: 'floor', returnsLowerTier: false },
};
const idsOf = (tiers: readonly Tier[]): readonly string[] => tiers.map(({ id }) => id);

describe('the ladder of a program', () => {
  it('is put back lowest first, and leaves other policies as they are', () => {
    const { returnsLowerTier: _as, ...ladder } = ladderOf(DOCUMENT);
    const put = LADDER.put(DOCUMENT, {
      ...ladder,
      tiers: [LOW, TOP, MID],
      tierRules: { kind: 'rolling', months: 12 },
    });
    expect(put).toEqual({
      ...DOCUMENT,
      tiers: [LOW, MID, TOP],
      tierRules: { kind: 'rolling', months: 12 },
      policies: { debt: 'floor' },
    });
  });

  it('leaves a tier where it is whose threshold is no number yet', () => {
    expect(idsOf(lowestFirst([LOW, tier('new', ''), TOP]))).toEqual(['low', 'new', 'top']);
  });

  it('grows by a tier at twice the highest', () => {
    expect([nextThreshold([LOW]), nextThreshold([LOW, TOP, MID])]).toEqual(['100', '2000']);
  });

  it('lets two tiers change places, each with the threshold of the other', () => {
    expect(exchanged([LOW, MID, TOP], MID, TOP)).toEqual([
      LOW,
      { ...TOP, threshold: '99.5' },
      { ...MID, threshold: '1000' },
    ]);
  });
});
