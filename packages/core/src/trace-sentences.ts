import { pointsText } from './points/units.ts';
import type { Program } from './program/program.ts';
import type { Instant } from './time/instant.ts';
import { calendarDay, dayText } from './time/calendar.ts';
import { DAY, MINUTE } from './time/instant.ts';
import { MONEY_DECIMALS } from './program/tier-rules.ts';
import type { Trace, TraceStep } from './trace.ts';

/** Says in plain English why a decision came out as it did: one sentence for each step. */
export function explainTrace(trace: Trace, program: Program): string[] {
  return trace.map((step) => sentence(step, new Words(program)));
}

class Words {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  points(points: number): string {
    const text = pointsText(points, this.#program.pointsDecimals);
    return text === '1' ? '1 point' : `${text} points`;
  }

  tier(id: string | null): string {
    if (id === null) return 'no tier';
    return this.#program.tiers.get(id)?.name ?? id;
  }

  money(value: string): string {
    return `${value} ${this.#program.currency}`;
  }

  date(at: Instant): string {
    return `${dayText(calendarDay(Math.floor(at / DAY)))} (UTC)`;
  }

  time(at: Instant): string {
    const minutes = Math.floor((at % DAY) / MINUTE);
    const two = (number: number): string => String(number).padStart(2, '0');
    const day = dayText(calendarDay(Math.floor(at / DAY)));
    return `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)} (UTC)`;
  }
}

type Sentences = {
  readonly [Step in TraceStep['step']]: (
    step: Extract<TraceStep, { step: Step }>,
    words: Words,
  ) => string;
};

/** How each kind of step is said. A kind without a line here does not compile. */
const SENTENCES: Sentences = {
  base: arithmeticSentence,
  fixed: arithmeticSentence,
  line: arithmeticSentence,
  multiplier: arithmeticSentence,
  bonus: arithmeticSentence,
  rounded: arithmeticSentence,
  rule: ruleSentence,
  budget: budgetSentence,
  referral: referralSentence,
  debt_paid: (step, words) => `${words.points(step.points)} made good what the member owed.`,
  approval: approvalSentence,
  expiry: (step, words) =>
    step.at === null
      ? 'The points do not expire.'
      : `The points expire on ${words.date(step.at)} (${step.how}).`,
  tier: tierSentence,
  tier_grace: tierSentence,
  tier_assigned: tierSentence,
  price: priceSentence,
  held: (step, words) =>
    `${words.points(step.points)} are held for an order until ${words.time(step.until)}.`,
  given_back: givenBackSentence,
  returned: returnSentence,
  merged: mergeSentence,
  unmerged: mergeSentence,
  refused: refusalSentence,
};

function sentence(step: TraceStep, words: Words): string {
  // The compiler cannot see that a kind and its step belong together.
  const say = SENTENCES[step.step] as (step: TraceStep, words: Words) => string;
  return say(step, words);
}

function referralSentence(step: Extract<TraceStep, { step: 'referral' }>): string {
  const who = step.side === 'referrer' ? 'The recommendation' : 'Having been recommended';
  return step.given ? `${who} is rewarded.` : `${who} is not rewarded: ${step.why}.`;
}

function priceSentence(step: Extract<TraceStep, { step: 'price' }>, words: Words): string {
  const worth = step.worth === undefined ? '' : `, worth ${words.money(step.worth)}`;
  const price = `${step.reward} costs ${words.points(step.points)}${worth}`;
  return `${price}; the member could spend ${words.points(step.available)}.`;
}

function givenBackSentence(step: Extract<TraceStep, { step: 'given_back' }>, words: Words): string {
  const { debt, extended, until } = step;
  const owed = debt === 0 ? '' : ` ${words.points(debt)} of them made good what the member owed.`;
  const late =
    extended === 0 || until === null
      ? ''
      : ` ${words.points(extended)} of them had lapsed meanwhile and can be spent until ${words.time(until)}.`;
  return `${words.points(step.points)} were given back.${owed}${late}`;
}

type Joined = Extract<TraceStep, { step: 'merged' | 'unmerged' }>;

function mergeSentence(step: Joined, words: Words): string {
  const { from, into, points, pending, reserved, owed, settled } = step;
  const who =
    step.step === 'merged'
      ? `Member ${from} was merged into ${into}`
      : `Member ${from} was parted from ${into} again`;
  const also = [
    ...(pending > 0 ? [`${words.points(pending)} pending`] : []),
    ...(reserved > 0 ? [`${words.points(reserved)} held for an order`] : []),
    ...(owed > 0 ? [`a debt of ${words.points(owed)}`] : []),
  ];
  const met = settled === 0 ? '' : ` ${words.points(settled)} made good what was owed.`;
  return `${who}, and ${[words.points(points), ...also].join(', ')} went along.${met}`;
}

type Tiered = Extract<TraceStep, { step: 'tier' | 'tier_grace' | 'tier_assigned' }>;

function tierSentence(step: Tiered, words: Words): string {
  switch (step.step) {
    case 'tier': {
      const spend = step.measure === 'spend';
      const amount = (units: number): string =>
        spend ? words.money(pointsText(units, MONEY_DECIMALS)) : words.points(units);
      const counts = spend ? 'counts' : 'count';
      return `${amount(step.qualified)} ${counts} towards tiers; ${words.tier(step.to)} asks for ${amount(step.threshold)}, so the member moved there from ${words.tier(step.from)}.`;
    }
    case 'tier_grace':
      return `The member no longer reaches ${words.tier(step.tier)} and keeps it in grace until ${words.date(step.until)}.`;
    case 'tier_assigned':
      return `The member was moved by hand from ${words.tier(step.from)} to ${words.tier(step.to)}.`;
  }
}

type Arithmetic = Extract<
  TraceStep,
  { step: 'base' | 'fixed' | 'line' | 'multiplier' | 'bonus' | 'rounded' }
>;

function arithmeticSentence(step: Arithmetic, words: Words): string {
  switch (step.step) {
    case 'base': {
      const source = {
        products: 'the prices of the products',
        subtotal: "the order's subtotal",
        passed: 'the value that was passed',
      }[step.from];
      return `The points were computed from ${source}: ${step.value}.`;
    }
    case 'fixed':
      return step.passed
        ? `The caller passed ${words.points(step.points)} in place of the activity's own.`
        : `The activity gives ${words.points(step.points)}.`;
    case 'line':
      return lineSentence(step, words);
    case 'multiplier': {
      const who = { activity: '', rule: 'The bonus ', tier: 'The tier ' }[step.by];
      return `${who}${step.name} multiplies by ${step.value}.`;
    }
    case 'bonus':
      return `The bonus ${step.name} adds ${words.points(step.points)}.`;
    case 'rounded': {
      const mode = { half_up: 'half up', floor: 'down', ceil: 'up' }[step.mode] ?? step.mode;
      return `${step.exact} points, rounded ${mode}, make ${words.points(step.points)}.`;
    }
  }
}

function lineSentence(step: Extract<TraceStep, { step: 'line' }>, words: Words): string {
  const product = `Product ${step.productId}`;
  const value = words.money(step.value);
  if (step.excluded) return `${product} (${value}) is excluded and earns nothing.`;
  const rules = step.rules ?? [];
  const bonus = rules.length === 0 ? '' : `, and ${rules.join(', ')} multiplies it`;
  return `${product} counts with ${value}${bonus}.`;
}

function ruleSentence(step: Extract<TraceStep, { step: 'rule' }>): string {
  const seen = step.seen === '' ? 'nothing' : step.seen;
  const verdict = step.matched ? 'applied' : 'did not apply';
  return `The ${step.type} rule ${step.rule} ${verdict}: it asks for ${step.needed} and saw ${seen}.`;
}

function budgetSentence(step: Extract<TraceStep, { step: 'budget' }>, words: Words): string {
  const what = step.rule === null ? 'The activity' : `The bonus ${step.rule}`;
  const left = [
    ...(step.pointsLeft === null ? [] : [words.points(step.pointsLeft)]),
    ...(step.usesLeft === null ? [] : [step.usesLeft === 1 ? '1 use' : `${step.usesLeft} uses`]),
  ].join(' and ');
  const verdict = step.given ? 'so they were given' : 'so they were not given';
  return `${what} would give ${words.points(step.points)}; the budget ${step.budget} had ${left} left, ${verdict}.`;
}

function approvalSentence(step: Extract<TraceStep, { step: 'approval' }>, words: Words): string {
  switch (step.how) {
    case 'immediate':
      return 'The points were approved at once.';
    case 'by_hand':
      return 'The points wait until somebody approves them.';
    case 'delayed':
    case 'given':
      return step.at === null
        ? 'The points were approved at once, because the time named for it had passed.'
        : `The points wait until ${words.date(step.at)}.`;
  }
}

const DEBTS = {
  owe: ' and are owed',
  floor: ' and were let go',
  refuse: ', so nothing was taken',
} as const;

function returnSentence(step: Extract<TraceStep, { step: 'returned' }>, words: Words): string {
  const before = step.before === 0 ? '' : ` less ${words.points(step.before)} taken back before`;
  const refused = step.uncovered > 0 && step.debt === 'refuse';
  const uncovered =
    step.uncovered === 0
      ? ''
      : ` ${words.points(step.uncovered)} of them were no longer in the member's balance${DEBTS[step.debt ?? 'owe']}.`;
  return (
    `The order earned ${words.points(step.earned)}${before}; what is kept earns ` +
    `${words.points(step.kept)}, so ${words.points(step.taken)} ${refused ? 'would be' : 'were'} taken back.${uncovered}`
  );
}

function refusalSentence(step: Extract<TraceStep, { step: 'refused' }>): string {
  const code = step.code.replaceAll('_', ' ');
  if (step.seen === '' && step.needed === '') return `Refused: ${code}.`;
  return `Refused: ${code}. Seen: ${step.seen === '' ? 'nothing' : step.seen}; needed: ${step.needed}.`;
}
