import type { ProgramDocument } from '../../api/document-parts.ts';
import { pickedPart } from '../../api/picked-part.ts';
import type { Editing } from '../../api/use-editing.ts';

const NAMES = [
  ...(['name', 'currency', 'timeZone', 'pointsDecimals', 'rounding'] as const),
  ...(['policies', 'earning', 'breaker', 'members', 'activities'] as const),
] as const;

export type Settings = Pick<ProgramDocument, (typeof NAMES)[number]>;
type Group = 'policies' | 'earning' | 'members';

/** What tiers say of returns stands on their page. */
const OWN =
  /^((name|currency|timeZone|pointsDecimals|rounding|earning|breaker|members)\b|policies\.(?!(returns|deductions)LowerTier)|activities\[\d+\]\.storefront)/;

export const SETTINGS = pickedPart('settings', NAMES, (path) => OWN.test(path));

/** Changes fields of a group of settings; undefined takes one away, and the group with the last. */
export function changeGroup<G extends Group>(
  editing: Editing<Settings>,
  group: G,
  some: {
    readonly [K in keyof NonNullable<Settings[G]>]?: NonNullable<Settings[G]>[K] | undefined;
  },
): void {
  const all = Object.entries({ ...editing.value[group], ...some });
  const left = all.filter(([, held]) => held !== undefined);
  const next = left.length === 0 ? undefined : (Object.fromEntries(left) as Settings[G]);
  editing.patch({ [group]: next });
}
