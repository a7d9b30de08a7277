import { compare, isZero, ONE, parseDecimal, ZERO } from '../../points/rational.ts';
import { listed } from '../changes/wordings.ts';
import type { ProgramDocument, TestDocument } from '../document.ts';
import type { ProgramWarning } from './program-warning.ts';
import {
  activitiesInPlace,
  dayOf,
  neededTests,
  numberedDayWords,
  wantedTexts,
  type PlacedActivity,
  type PlacedRule,
} from './rules-in-place.ts';

/** What a rule is judged by: the day, tiers that nobody has, and products that never earn. */
interface Scene {
  readonly today: number;
  readonly closedTiers: ReadonlySet<string>;
  readonly document: ProgramDocument;
}

const SIGN_UP = 'created_an_account';

/** Rules that are on and do nothing, or nothing any more; and what names activities that are paused. */
export function findDeadRules(document: ProgramDocument, today: number): readonly ProgramWarning[] {
  const scene: Scene = { today, closedTiers: closedTiersOf(document), document };
  const rules = activitiesInPlace(document).flatMap((placed) =>
    placed.rules.flatMap((rule) => {
      const why = whyDead(rule, placed, scene);
      return why === null ? [] : [dead(why.path, why.sentence, why.advice)];
    }),
  );
  return [...rules, ...findPaused(document)];
}

/** Tiers that are switched off: nobody is in one. */
export function closedTiersOf({ tiers }: ProgramDocument): ReadonlySet<string> {
  return new Set(tiers.filter(({ active }) => active === false).map(({ id }) => id));
}

function dead(path: string, sentence: string, advice: string): ProgramWarning {
  return { kind: 'dead_rule', path, sentence, advice };
}

type Why = Pick<ProgramWarning, 'path' | 'sentence' | 'advice'>;

function whyDead(rule: PlacedRule, placed: PlacedActivity, scene: Scene): Why | null {
  return whyOver(rule, scene) ?? whyIdle(rule) ?? whyUnmet(rule, placed, scene);
}

const TAKE_OUT = 'Take it out, or give it another last day.';

function whyOver({ path, name, period, when }: PlacedRule, { today }: Scene): Why | null {
  if (period.until !== null && period.until < today) {
    const sentence = `${name} ended on ${numberedDayWords(period.until)}.`;
    return { path: `${path}.until`, sentence, advice: TAKE_OUT };
  }
  const last = lastDayOf(neededTests(when));
  if (last >= today) return null;
  const sentence = `${name} asks for a day that is past: ${numberedDayWords(last)} was the last.`;
  return { path: `${path}.when`, sentence, advice: TAKE_OUT };
}

/** The last day on which tests of the transaction's day can pass; infinite if there is none. */
function lastDayOf(tests: readonly TestDocument[]): number {
  const lasts = tests
    .filter(({ attribute }) => attribute === 'transaction.date')
    .map(({ operator, value }) => {
      const days = [value].flat().map((day) => dayOf(String(day)) ?? Infinity);
      const [first = Infinity, second = Infinity] = days;
      switch (operator) {
        case 'on':
          return first;
        case 'before':
          return first - 1;
        case 'between':
          return second - 1;
        case 'between_inclusive':
          return second;
        default:
          return Infinity;
      }
    });
  return Math.min(...lasts);
}

/** What leaves every earning as it is. */
function whyIdle({ rule, path, name }: PlacedRule): Why | null {
  const advice = 'Take it out, or say what it is to give.';
  if (rule.type === 'multiplier') {
    const rate = parseDecimal(rule.multiplier) ?? ZERO;
    if (compare(rate, ONE) !== 0) return null;
    const sentence = `${name} multiplies points by 1, which changes nothing.`;
    return { path: `${path}.multiplier`, sentence, advice };
  }
  const points = rule.type === 'fixed' ? parseDecimal(rule.points) : null;
  if (points === null || !isZero(points)) return null;
  return { path: `${path}.points`, sentence: `${name} adds no points.`, advice };
}

function whyUnmet(
  { name, path, when, rule }: PlacedRule,
  placed: PlacedActivity,
  scene: Scene,
): Why | null {
  const at = `${path}.when`;
  for (const test of neededTests(when)) {
    const { attribute } = test;
    const wanted = wantedTexts(test);
    if (placed.activity.id === SIGN_UP && isOfOrder(attribute)) {
      const sentence = `${name} asks for an order, and joining has none.`;
      return { path: at, sentence, advice: 'Put the rule where orders earn.' };
    }
    if (wanted === null || wanted.length === 0) continue;
    if (attribute === 'member.tier' && wanted.every((id) => scene.closedTiers.has(id))) {
      const sentence = `${name} asks for ${listed(wanted)}, and nobody is in a tier that is closed.`;
      return { path: at, sentence, advice: 'Open the tier, or name another.' };
    }
    const never = rule.type === 'exclusion' ? null : neverEarns(attribute, placed, scene);
    if (never !== null && wanted.every((text) => never.has(plain(attribute, text)))) {
      const sentence = `${name} asks for ${listed(wanted)}, which never earns anything.`;
      const advice =
        'Take the products out of the exclusion or of the gift cards, or take out the rule.';
      return { path: at, sentence, advice };
    }
  }
  return null;
}

function isOfOrder(attribute: string): boolean {
  return attribute.startsWith('order.') || attribute.startsWith('product.');
}

const GIFT_CARDS = {
  'product.id': 'productIds',
  'product.category': 'productCategories',
  'product.tags': 'productTags',
} as const;

/** Products of an activity that are always left out, by what they are named by. */
function neverEarns(
  attribute: string,
  { rules }: PlacedActivity,
  { document }: Scene,
): ReadonlySet<string> | null {
  if (!isOfProducts(attribute)) return null;
  const cards = document.earning?.giftCards?.[GIFT_CARDS[attribute]] ?? [];
  const excluded = rules.flatMap(({ rule, when, period }) => {
    const isAlways = period.from === null && period.until === null;
    if (rule.type !== 'exclusion' || !isAlways || when === null) return [];
    if (!('attribute' in when) || when.attribute !== attribute) return [];
    return wantedTexts(when) ?? [];
  });
  return new Set([...cards, ...excluded].map((text) => plain(attribute, text)));
}

function isOfProducts(attribute: string): attribute is keyof typeof GIFT_CARDS {
  return Object.hasOwn(GIFT_CARDS, attribute);
}

/** Ids are told apart by case, other words are not. */
function plain(attribute: string, text: string): string {
  return attribute === 'product.id' ? text : text.trim().toLowerCase();
}

/** What rewards or keeps alive by an activity that is paused does nothing. */
function findPaused(document: ProgramDocument): readonly ProgramWarning[] {
  const { referrals, occasions = {}, expiry, activities } = document;
  const paused = new Set(activities.filter(({ active }) => active === false).map(({ id }) => id));
  const places: (readonly [string, string | undefined])[] = [
    ['referrals.referrer', referrals?.referrer],
    ['referrals.friend', referrals?.friend],
    ...Object.entries(occasions).map(
      ([name, { activity }]) => [`occasions.${name}.activity`, activity] as const,
    ),
  ];
  const found = places.flatMap(([path, id]) => {
    if (id === undefined || !paused.has(id)) return [];
    return [dead(path, `${id} is paused, so nothing comes of it.`, 'Name an activity that is on.')];
  });
  const kept = expiry?.mode === 'inactivity' ? (expiry.activities ?? []) : [];
  if (kept.length === 0 || !kept.every((id) => paused.has(id))) return found;
  const sentence = `${listed(kept)}: all that would keep points alive is paused.`;
  return [...found, dead('expiry.activities', sentence, 'Name an activity that is on.')];
}
