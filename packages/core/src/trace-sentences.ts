import { pointsText } from './points/units.ts';
import type { Program } from './program/program.ts';
import { refusalWords } from './refusal-words.ts';
import type { Refusal } from './refusals.ts';
import type { Instant } from './time/instant.ts';
import { localDay, localMinute } from './time/zone.ts';
import { breakerSentence } from './breaker/breaker-sentence.ts';
import { MONEY_DECIMALS } from './program/tier-rules.ts';
import type { Trace, TraceStep } from './trace.ts';

/** Says in plain English why a decision came out as it did: one sentence for each step. */
export function explainTrace(trace: Trace, program: Program): string[] {
  return trace.map((step) => sentence(step, new Words(program)));
}

/** Says why something was refused, as a sentence without its full stop. */
export function explainRefusal({ code, details }: Refusal, program: Program): string {
  const { seen = '', needed = '' } = details;
  const reason = refusalReason(
    { code, seen: String(seen), needed: String(needed) },
    new Words(program),
  );
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
}

class Words {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  points(points: number): string {
    return this.exact(pointsText(points, this.#program.pointsDecimals));
  }

  exact(text: string): string {
    return text === '1' ? '1 point' : `${text} points`;
  }

  tier(id: string | null): string {
    if (id === null) return 'no tier';
    return this.#program.tiers.get(id)?.name ?? id;
  }

  money(value: string): string {
    return `${shortDecimal(value)} ${this.#program.currency}`;
  }

  /** A day of the program's time zone, as `31 December 2026`: no country reads that otherwise. */
  date(at: Instant): string {
    const { year, month, day } = localDay(at, this.#program.timeZone);
    return `${String(day)} ${MONTHS[month - 1] ?? ''} ${String(year)}`;
  }

  /** The same with the clock; the zone is named, because an hour means nothing without it. */
  time(at: Instant): string {
    const { timeZone } = this.#program;
    const minute = localMinute(at, timeZone);
    const two = (number: number): string => String(number).padStart(2, '0');
    return `${this.date(at)}, ${two(Math.floor(minute / 60))}:${two(minute % 60)} (${timeZone})`;
  }
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

/** Thirds and the like have no end: nobody reads more than four digits of it. */
function shortDecimal(value: string): string {
  const [whole = '', fraction = ''] = value.split('.');
  if (fraction.length <= 6) return value;
  const digits = (/^0*/.exec(fraction)?.[0].length ?? 0) + 4;
  return `about ${whole}.${fraction.slice(0, digits).replace(/0+$/, '')}`;
}

/** The same at the beginning of a sentence. */
function firstDecimal(value: string): string {
  return shortDecimal(value).replace(/^a/, 'A');
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
  tenders: arithmeticSentence,
  multiplier: arithmeticSentence,
  bonus: arithmeticSentence,
  rounded: arithmeticSentence,
  rule: ruleSentence,
  budget: budgetSentence,
  referral: referralSentence,
  breaker: (step, words) => breakerSentence(step, (points) => words.points(points)),
  debt_paid: (step, words) => `${words.points(step.points)} made good what the member owed.`,
  approval: approvalSentence,
  expiry: lapseSentence,
  lapsed: lapseSentence,
  reminded: lapseSentence,
  modified: modifiedSentence,
  tier: tierSentence,
  tier_grace: tierSentence,
  tier_assigned: tierSentence,
  price: priceSentence,
  held: (step, words) =>
    `${words.points(step.points)} are held for an order until ${words.time(step.until)}.`,
  given_back: givenBackSentence,
  returned: returnSentence,
  corrected: correctionSentence,
  correction_undone: undoSentence,
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
  const what = step.side === 'referrer' ? 'recommending the shop' : 'having been recommended';
  return step.given
    ? `The member is rewarded for ${what}.`
    : `The member is not rewarded for ${what}: ${step.why}.`;
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

function correctionSentence(step: Extract<TraceStep, { step: 'corrected' }>, words: Words): string {
  const { points, debt, letGo, from, to } = step;
  const moved = words.points(Math.abs(points));
  const award =
    from === null || to === null
      ? ''
      : ` The award comes to ${words.points(to)} instead of ${words.points(from)}.`;
  const met = points > 0 ? 'made good what the member owed' : 'are owed';
  const owed = debt === 0 ? '' : ` ${words.points(debt)} of them ${met}.`;
  const gone = letGo === 0 ? '' : ` ${words.points(letGo)} of them were let go.`;
  return `A correction ${points > 0 ? 'gave' : 'took'} ${moved}.${award}${owed}${gone}`;
}

function undoSentence(
  step: Extract<TraceStep, { step: 'correction_undone' }>,
  words: Words,
): string {
  const { points, debt, letGo, lapsed, tier } = step;
  const moved = words.points(Math.abs(points));
  const what = points > 0 ? `gave ${moved} back` : `took ${moved} back`;
  const met = points > 0 ? 'made good what the member owed' : 'are owed';
  const owed = debt === 0 ? '' : ` ${words.points(debt)} of them ${met}.`;
  const gone = letGo === 0 ? '' : ` ${words.points(letGo)} of them were let go.`;
  const late = lapsed === 0 ? '' : ` ${words.points(lapsed)} had lapsed meanwhile.`;
  const tiers = {
    restored: ' The tier is what it was before.',
    judged: ' Other things counted for the tier since, so it was judged anew.',
  };
  return `A correction was undone, which ${what}.${owed}${gone}${late}${tier === null ? '' : tiers[tier]}`;
}

type Joined = Extract<TraceStep, { step: 'merged' | 'unmerged' }>;

function mergeSentence(step: Joined, words: Words): string {
  const { from, into, points, pending, reserved, owed, settled, lives } = step;
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
  const until =
    lives === null ? '' : ` Points that lapse with inactivity live until ${words.date(lives)}.`;
  return `${who}, and ${[words.points(points), ...also].join(', ')} went along.${met}${until}`;
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
  { step: 'base' | 'fixed' | 'line' | 'tenders' | 'multiplier' | 'bonus' | 'rounded' }
>;

function arithmeticSentence(step: Arithmetic, words: Words): string {
  switch (step.step) {
    case 'base': {
      const source = {
        products: 'the prices of the products',
        subtotal: "the order's subtotal",
        passed: 'the value that was passed',
      }[step.from];
      const value = step.from === 'passed' ? step.value : words.money(step.value);
      return `The points were computed from ${source}: ${value}.`;
    }
    case 'fixed':
      return step.passed
        ? `The caller passed ${words.points(step.points)} in place of the activity's own.`
        : `The activity gives ${words.points(step.points)}.`;
    case 'line':
      return lineSentence(step, words);
    case 'tenders':
      return tenderSentence(step, words);
    case 'multiplier': {
      const who = { activity: '', rule: 'The bonus ', tier: 'The tier ' }[step.by];
      return `${who}${step.name} multiplies by ${step.value}.`;
    }
    case 'bonus':
      return `The bonus ${step.name} adds ${words.points(step.points)}.`;
    case 'rounded': {
      const points = words.points(step.points);
      if (points === words.exact(step.exact)) return `That makes ${points}.`;
      const mode = { half_up: 'half up', floor: 'down', ceil: 'up' }[step.mode] ?? step.mode;
      return `${firstDecimal(step.exact)} points, rounded ${mode}, make ${points}.`;
    }
  }
}

function lineSentence(step: Extract<TraceStep, { step: 'line' }>, words: Words): string {
  const product = `Product ${step.productId}`;
  const value = words.money(step.value);
  if (step.giftCard === true) return `${product} (${value}) is a gift card and earns nothing.`;
  if (step.excluded) {
    const by = step.exclusion === undefined ? '' : ` by ${step.exclusion}`;
    return `${product} (${value}) is excluded${by} and earns nothing.`;
  }
  const rules = step.rules ?? [];
  const by = step.bonus === undefined ? '' : ` by ${step.bonus}`;
  const verb = rules.length === 1 ? 'multiplies' : 'multiply';
  const bonus = rules.length === 0 ? '' : `, and ${rules.join(' and ')} ${verb} it${by}`;
  return `${product} counts with ${value}${bonus}.`;
}

function tenderSentence(step: Extract<TraceStep, { step: 'tenders' }>, words: Words): string {
  const { methods, amount, cost, from, left } = step;
  const paid = `Of the ${words.money(cost)} for the order, ${words.money(amount)} were paid with`;
  const verb = methods.length === 1 ? 'earns' : 'earn';
  return `${paid} ${methods.join(' and ')}, which ${verb} nothing: ${words.money(left)} of ${words.money(from)} count.`;
}

function ruleSentence(step: Extract<TraceStep, { step: 'rule' }>): string {
  const { rule, name = rule, type, matched, seen, needed } = step;
  if (type === 'frequency') {
    const limit = `The limit of ${needed.replace('fewer than ', '')}`;
    return matched ? `${limit} was reached.` : `${limit} was not reached: ${seen} so far.`;
  }
  if (type === 'segment') {
    const open = matched ? 'is for this member' : 'is not for this member';
    return `${name} ${open}: it asks that ${needed}, ${matched ? 'and' : 'but'} ${seen}.`;
  }
  const what = type === 'exclusion' ? 'The exclusion' : 'The bonus';
  return matched
    ? `${what} ${name} applied: it asks that ${needed}, and ${seen}.`
    : `${what} ${name} did not apply: it asks that ${needed}, but ${seen}.`;
}

function budgetSentence(step: Extract<TraceStep, { step: 'budget' }>, words: Words): string {
  const what = step.rule === null ? 'The activity' : `The bonus ${step.rule}`;
  const left = [
    ...(step.pointsLeft === null ? [] : [words.points(step.pointsLeft)]),
    ...(step.usesLeft === null ? [] : [step.usesLeft === 1 ? '1 use' : `${step.usesLeft} uses`]),
  ].join(' and ');
  const they = words.points(step.points) === '1 point' ? 'it was' : 'they were';
  const verdict = `so ${they}${step.given ? '' : ' not'} given`;
  return `${what} would give ${words.points(step.points)}; the budget ${step.budget} had ${left} left, ${verdict}.`;
}

function approvalSentence(step: Extract<TraceStep, { step: 'approval' }>, words: Words): string {
  switch (step.how) {
    case 'immediate':
      return 'The points were approved at once.';
    case 'by_hand':
      return 'The points wait until somebody approves them.';
    case 'told_by_browser':
      return 'The points wait until somebody approves them: nobody but a browser told of the order.';
    case 'delayed':
    case 'given':
      return step.at === null
        ? 'The points were approved at once, because the time named for it had passed.'
        : `The points wait until ${words.date(step.at)}.`;
  }
}

function lapseSentence(
  step: Extract<TraceStep, { step: 'expiry' | 'lapsed' | 'reminded' }>,
  words: Words,
): string {
  if (step.step === 'expiry') {
    return step.at === null
      ? 'The points do not expire.'
      : `The points expire on ${words.date(step.at)} (${step.how}).`;
  }
  if (step.step === 'lapsed') {
    const from = step.lots === 1 ? 'one award' : `${String(step.lots)} awards`;
    return `${words.points(step.points)} of ${from} had lived until ${words.date(step.until)} at the latest.`;
  }
  const days = step.days === 1 ? '1 day' : `${String(step.days)} days`;
  return `The member was told that ${words.points(step.points)} lapse in ${days}, on ${words.date(step.at)}.`;
}

function modifiedSentence(step: Extract<TraceStep, { step: 'modified' }>, words: Words): string {
  const to = words.points(step.to);
  return step.from === step.to
    ? `A moderator (${step.by}) left the award at ${to}.`
    : `A moderator (${step.by}) made the award worth ${to} instead of ${words.points(step.from)}.`;
}

const DEBTS = {
  owe: ' and are owed',
  floor: ' and were let go',
  refuse: ', so nothing was taken',
} as const;

function returnSentence(step: Extract<TraceStep, { step: 'returned' }>, words: Words): string {
  const before =
    step.before === 0 ? '' : `, of which ${words.points(step.before)} were taken back before`;
  const refused = step.uncovered > 0 && step.debt === 'refuse';
  const uncovered =
    step.uncovered === 0
      ? ''
      : ` ${words.points(step.uncovered)} of them were no longer in the member's balance${DEBTS[step.debt ?? 'owe']}.`;
  return (
    `It had earned ${words.points(step.earned)}${before}; what is kept earns ` +
    `${words.points(step.kept)}, so ${words.points(step.taken)} ${refused ? 'would be' : 'were'} taken back.${uncovered}`
  );
}

type RefusedStep = Extract<TraceStep, { step: 'refused' }>;

function refusalSentence(step: RefusedStep, words: Words): string {
  return `Refused: ${refusalReason(step, words)}.`;
}

function refusalReason(refused: Omit<RefusedStep, 'step'>, words: Words): string {
  const { code, seen, needed } = refused;
  const counts = code === 'points_insufficient';
  const said = (value: string): string =>
    counts && /^\d+$/.test(value) ? words.points(Number(value)) : value;
  return refusalWords(code, { seen: said(seen), needed: said(needed) });
}
