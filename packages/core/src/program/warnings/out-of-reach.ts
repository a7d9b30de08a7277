import { compare, toDecimal, type Rational } from '../../points/rational.ts';
import { exactPoints } from '../../points/units.ts';
import { listed, pointsWords } from '../changes/wordings.ts';
import type { RewardDocument } from '../document.ts';
import type { Program } from '../program.ts';
import { closedTiersOf } from './dead-rules.ts';
import { mostEarnable, type Span } from './most-earnable.ts';
import type { ProgramWarning } from './program-warning.ts';
import { dayOf, neededTests, numberedDayWords, wantedTexts } from './rules-in-place.ts';

/** No month is longer. */
const MONTH_DAYS = 31;
const YEAR_DAYS = 366;

/** Tiers that nothing anybody does leads to, and rewards that nobody can have. */
export function findOutOfReach(program: Program, today: number): readonly ProgramWarning[] {
  const tiers = farTiers(program);
  const shut = new Set([...closedTiersOf(program.document), ...tiers.map(({ id }) => id)]);
  const terms = { program, shut, today, most: mostHeld(program) };
  const rewards = program.document.rewards.flatMap((reward, index): readonly ProgramWarning[] => {
    const why = whyFar(reward, `rewards[${String(index)}]`, terms);
    return why === null ? [] : [{ kind: 'unreachable_reward', ...why }];
  });
  return [...tiers.map(({ warning }) => warning), ...rewards];
}

/** Tiers by points alone: what may be spent has no bound. */
function farTiers(
  program: Program,
): readonly { readonly id: string; readonly warning: ProgramWarning }[] {
  const { tierRules, pointsDecimals, ladder, document } = program;
  if (tierRules.measure !== 'points') return [];
  const { kind, days, months } = tierRules;
  const span = kind === 'lifetime' ? null : { days: days > 0 ? days : months * MONTH_DAYS };
  const counting = [...program.activities.values()].filter(
    ({ active, countsForTier }) => active && countsForTier,
  );
  const most = mostEarnable(program, counting, span);
  if (most === null) return [];
  return ladder.flatMap(({ id, name, threshold }) => {
    if (compare(exactPoints(threshold, pointsDecimals), most) <= 0) return [];
    const index = document.tiers.findIndex((tier) => tier.id === id);
    const words = wholePoints(most);
    const warning: ProgramWarning = {
      kind: 'unreachable_tier',
      path: `tiers[${String(index)}].threshold`,
      sentence: `${name} begins at ${pointsWords(toDecimal(exactPoints(threshold, pointsDecimals)))}, and no more than ${words} can be earned towards it.`,
      advice: 'Lower the threshold, or let more count; else it can be given by hand only.',
    };
    return [{ id, warning }];
  });
}

function wholePoints(most: Rational): string {
  return pointsWords(String(most.numerator / most.denominator));
}

/** The most that a member can have at once: what he can earn while points last. */
function mostHeld(program: Program): Rational | null {
  const active = [...program.activities.values()].filter((activity) => activity.active);
  const ownExpiry = program.document.activities.some(({ expiry }) => expiry !== undefined);
  return mostEarnable(program, active, ownExpiry ? null : lifeOf(program));
}

function lifeOf({ expiry }: Program): Span {
  switch (expiry.mode) {
    case 'never':
    case 'inactivity':
      return null;
    case 'after':
      return { days: 'days' in expiry ? expiry.days + 1 : expiry.months * MONTH_DAYS + 1 };
    case 'calendar':
      return { days: (expiry.years + 2) * YEAR_DAYS };
  }
}

type Why = Omit<ProgramWarning, 'kind'>;

function whyFar(
  reward: RewardDocument,
  path: string,
  terms: {
    readonly program: Program;
    readonly shut: ReadonlySet<string>;
    readonly today: number;
    readonly most: Rational | null;
  },
): Why | null {
  if (reward.active === false) return null;
  const { name, tiers } = reward;
  return (
    whyClosed(reward, path, terms.today) ??
    whyNoTier({ name, path: `${path}.tiers`, tiers: tiers ?? null }, terms.shut) ??
    neededTests(reward.when ?? null)
      .filter(({ attribute }) => attribute === 'member.tier')
      .map((test) =>
        whyNoTier({ name, path: `${path}.when`, tiers: wantedTexts(test) }, terms.shut),
      )
      .find((why) => why !== null) ??
    whyDear(reward, path, terms)
  );
}

function whyClosed(
  { name, until, couponExpiry }: RewardDocument,
  path: string,
  today: number,
): Why | null {
  const last = dayOf(until);
  if (last !== null && last < today) {
    return {
      path: `${path}.until`,
      sentence: `The reward ${name} could be redeemed until ${numberedDayWords(last)}, and never again.`,
      advice: 'Take it out, or give it another last day.',
    };
  }
  const date = couponExpiry !== undefined && 'date' in couponExpiry ? couponExpiry.date : undefined;
  const lapsed = dayOf(date);
  if (lapsed === null || lapsed >= today) return null;
  return {
    path: `${path}.couponExpiry.date`,
    sentence: `Coupons of the reward ${name} lapsed on ${numberedDayWords(lapsed)}, so none can be handed out.`,
    advice: 'Give its coupons another last day, or days from when they are handed out.',
  };
}

function whyNoTier(
  asked: { readonly name: string; readonly path: string; readonly tiers: readonly string[] | null },
  shut: ReadonlySet<string>,
): Why | null {
  const { name, path, tiers } = asked;
  if (tiers === null || tiers.length === 0 || !tiers.every((id) => shut.has(id))) return null;
  return {
    path,
    sentence: `The reward ${name} is for ${listed(tiers)}, which nobody can reach.`,
    advice: 'Open the tier, or offer the reward to another.',
  };
}

function whyDear(
  { name, id }: RewardDocument,
  path: string,
  { program, most }: { readonly program: Program; readonly most: Rational | null },
): Why | null {
  const reward = program.rewards.get(id);
  if (most === null || reward === undefined) return null;
  const price = exactPoints(reward.points, program.pointsDecimals);
  if (compare(price, most) <= 0) return null;
  return {
    path: `${path}.points`,
    sentence: `The reward ${name} costs ${pointsWords(toDecimal(price))}, and no more than ${wholePoints(most)} can be held at once.`,
    advice: 'Lower its price, let points last longer, or let more be earned.',
  };
}
