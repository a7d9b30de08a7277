import type { MonthFlow, RunOff } from '@fealty/core';

/*
 * A program of which everything is known: members join, earn, redeem and fall silent by the numbers
 * below. It tells by month of origin what became of the points, as the ledger's sums do.
 */

/** How its members behave. Shares are by month. */
export interface Behaviour {
  /** Months after which points lapse; null for never. */
  readonly lifetime: number | null;
  readonly joining: number;
  /** By how much more join each month. */
  readonly growth: number;
  readonly orders: number;
  readonly pointsMean: number;
  /** Points that a reward costs. */
  readonly price: number;
  /** Who has that many redeems with this chance. */
  readonly redeems: number;
  readonly fallsSilent: number;
  /** How much the year bends orders and redemptions, most in December. */
  readonly season: number;
  /** How much one month differs from another without a reason. */
  readonly unrest: number;
}

export const MONTHS = 24;
/** January of some year. */
export const FIRST_MONTH = 2024 * 12;

/** Numbers from 0 to 1, the same for a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Some behaviour; a quarter of the programs lets points live for ever. */
export function behaviourOf(random: () => number): Behaviour {
  const between = (low: number, high: number): number => low + (high - low) * random();
  const lifetimes = [12, 12, 9, null];
  return {
    lifetime: lifetimes[Math.floor(random() * lifetimes.length)] ?? null,
    joining: Math.round(between(60, 140)),
    growth: between(-0.01, 0.05),
    orders: between(0.4, 1.1),
    pointsMean: between(60, 140),
    price: Math.round(between(2, 6)) * 100,
    redeems: between(0.15, 0.5),
    fallsSilent: between(0.03, 0.09),
    season: between(0, 0.4),
    unrest: between(0.02, 0.12),
  };
}

interface Lot {
  readonly cohort: number;
  left: number;
}

interface Member {
  active: boolean;
  readonly lots: Lot[];
}

/** Lets a program go on for so many months, and tells what became of its points. */
export function runProgram(
  behaviour: Behaviour,
  random: () => number,
  months: number = MONTHS,
): RunOff {
  const flows = new Map<number, Map<number, { -readonly [K in keyof MonthFlow]: number }>>();
  const note = (
    cohort: number,
    month: number,
    what: 'earned' | 'used' | 'expired',
    points: number,
  ): void => {
    const row =
      flows.get(cohort) ?? new Map<number, { -readonly [K in keyof MonthFlow]: number }>();
    flows.set(cohort, row);
    const flow = row.get(month) ?? { month, earned: 0, used: 0, expired: 0, deducted: 0 };
    row.set(month, flow);
    flow[what] += points;
  };
  const members: Member[] = [];
  for (let passed = 0; passed < months; passed += 1) {
    const month = FIRST_MONTH + passed;
    const joining = Math.round(behaviour.joining * (1 + behaviour.growth) ** passed);
    for (let one = 0; one < joining; one += 1) members.push({ active: true, lots: [] });
    const season = 1 + behaviour.season * Math.cos((2 * Math.PI * (passed - 11)) / 12);
    const mood = season * Math.exp(behaviour.unrest * normal(random));
    for (const member of members) {
      lapse(member, behaviour, month, (cohort, points) => {
        note(cohort, month, 'expired', points);
      });
      if (!member.active) continue;
      if (random() < behaviour.fallsSilent) {
        member.active = false;
        continue;
      }
      for (let order = poisson(behaviour.orders * season, random); order > 0; order -= 1) {
        const points = Math.ceil(-Math.log(1 - random()) * behaviour.pointsMean);
        member.lots.push({ cohort: month, left: points });
        note(month, month, 'earned', points);
      }
      spend(
        member,
        { ...behaviour, chance: Math.min(behaviour.redeems * mood, 1) },
        random,
        (cohort, points) => {
          note(cohort, month, 'used', points);
        },
      );
    }
  }
  const rows = [...flows].map(([cohort, row]) => ({
    cohort,
    lapses: behaviour.lifetime === null ? null : cohort + behaviour.lifetime,
    flows: [...row.values()],
  }));
  return { month: FIRST_MONTH + months - 1, rows };
}

type Note = (cohort: number, points: number) => void;

function lapse(member: Member, { lifetime }: Behaviour, month: number, note: Note): void {
  if (lifetime === null) return;
  while (member.lots[0] !== undefined && member.lots[0].cohort + lifetime < month) {
    const { cohort, left } = member.lots.shift() ?? { cohort: 0, left: 0 };
    if (left > 0) note(cohort, left);
  }
}

function spend(
  member: Member,
  { price, chance }: { readonly price: number; readonly chance: number },
  random: () => number,
  note: Note,
): void {
  let held = member.lots.reduce((sum, { left }) => sum + left, 0);
  if (held < price || random() >= chance) return;
  // As many rewards as the points are good for.
  let due = Math.floor(held / price) * price;
  held -= due;
  for (const lot of member.lots) {
    const taken = Math.min(lot.left, due);
    if (taken === 0) continue;
    lot.left -= taken;
    due -= taken;
    note(lot.cohort, taken);
    if (due === 0) break;
  }
  while (member.lots[0]?.left === 0) member.lots.shift();
}

function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let [count, product] = [0, random()];
  while (product > limit) {
    count += 1;
    product *= random();
  }
  return count;
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
