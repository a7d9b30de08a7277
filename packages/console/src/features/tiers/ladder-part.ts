import type { ProgramDocument } from '../../api/document-parts.ts';
import type { EditedPart } from '../../api/use-editing.ts';

export type Tier = ProgramDocument['tiers'][number];
export type TierRules = NonNullable<ProgramDocument['tierRules']>;

/** The tiers of a program with what counts towards them, as one form edits them. */
export interface Ladder {
  readonly tiers: readonly Tier[];
  readonly tierRules?: TierRules;
  readonly returnsLowerTier?: boolean;
  readonly deductionsLowerTier?: boolean;
}

export const LADDER: EditedPart<Ladder> = {
  name: 'ladder',
  of: ladderOf,
  put: (document, value) => (value === null ? document : withLadder(document, value)),
  path: () => '',
  owns: (path) => /^(tiers|tierRules|policies\.(returns|deductions)LowerTier)\b/.test(path),
};

export function ladderOf({ tiers, tierRules, policies = {} }: ProgramDocument): Ladder {
  const { returnsLowerTier, deductionsLowerTier } = policies;
  return {
    tiers,
    ...(tierRules === undefined ? {} : { tierRules }),
    ...(returnsLowerTier === undefined ? {} : { returnsLowerTier }),
    ...(deductionsLowerTier === undefined ? {} : { deductionsLowerTier }),
  };
}

/** Tiers stand lowest first in a program, in whatever order they were typed. */
function withLadder(document: ProgramDocument, ladder: Ladder): ProgramDocument {
  const { tierRules: _rules, policies: before = {}, ...rest } = document;
  const { returnsLowerTier: _returns, deductionsLowerTier: _deductions, ...others } = before;
  const { tiers, tierRules, ...lowering } = ladder;
  const policies = { ...others, ...lowering };
  return {
    ...rest,
    tiers: lowestFirst(tiers),
    ...(tierRules === undefined ? {} : { tierRules }),
    ...(Object.keys(policies).length === 0 ? {} : { policies }),
  };
}

export function lowestFirst(tiers: readonly Tier[]): Tier[] {
  return [...tiers].sort((one, other) => {
    const [a, b] = [sizeOf(one.threshold), sizeOf(other.threshold)];
    return a === null || b === null || a === b ? 0 : a < b ? -1 : 1;
  });
}

const DECIMAL = /^(\d{1,15})(?:\.(\d{1,6}))?$/;
const FRACTION_DIGITS = 6;

/** A decimal as a whole number of its smallest parts; null as long as it is none. */
function sizeOf(threshold: string): bigint | null {
  const [, whole, fraction = ''] = DECIMAL.exec(threshold) ?? [];
  return whole === undefined ? null : BigInt(whole + fraction.padEnd(FRACTION_DIGITS, '0'));
}

/** Whether everybody begins there. */
export function isEntry({ threshold }: Tier): boolean {
  return sizeOf(threshold) === 0n;
}

const FIRST_THRESHOLD = '100';

/** A threshold for one tier more: twice that of the highest. */
export function nextThreshold(tiers: readonly Tier[]): string {
  const sizes = tiers.map(({ threshold }) => sizeOf(threshold) ?? 0n);
  const highest = sizes.reduce((most, size) => (size > most ? size : most), 0n);
  const whole = highest / 10n ** BigInt(FRACTION_DIGITS);
  return whole === 0n ? FIRST_THRESHOLD : String(whole * 2n);
}

/** Two neighbours change places: each takes the threshold of the other. */
export function exchanged(tiers: readonly Tier[], one: Tier, other: Tier): Tier[] {
  const moved = tiers.map((tier) =>
    tier.id === one.id
      ? { ...tier, threshold: other.threshold }
      : tier.id === other.id
        ? { ...tier, threshold: one.threshold }
        : tier,
  );
  return lowestFirst(moved);
}
