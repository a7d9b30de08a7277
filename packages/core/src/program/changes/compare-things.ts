import type { Names, Phrase, Said } from './phrase.ts';
import type { ProgramChange } from './program-change.ts';
import { isSame } from './same.ts';

/** What is compared: where in the documents, and what things are called in each. */
export interface Comparison {
  readonly part: ProgramChange['part'];
  readonly path: string;
  readonly names: { readonly before: Names; readonly after: Names };
  /** Who a sentence is about, in front of it; none where phrases say it themselves. */
  readonly subject?: string;
}

/** A comparison of what stands within a thing. */
export type Inside = Comparison & { readonly subject: string };

export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

/** Phrases by field. Which value goes with which is settled where the table is written. */
type PhrasesOf<T> = { readonly [K in keyof T]?: Phrase<T, Exclude<T[K], undefined>> };
type PhraseOf<T> = Phrase<T, Exclude<T[keyof T], undefined>>;

/** Differences of the fields of a thing, each told by its phrase. */
export function compareThing<T extends object>(
  phrases: PhrasesOf<T>,
  things: Pair<T>,
  comparison: Comparison,
): readonly ProgramChange[] {
  const { part, path, names, subject } = comparison;
  return entriesOf(phrases).flatMap(([field, told]): readonly ProgramChange[] => {
    const before = sayField(told, things.before, field, names.before);
    const after = sayField(told, things.after, field, names.after);
    if (isSame(before.counts, after.counts)) return [];
    const words = subject === undefined ? told.lead : `${subject} ${told.lead}`;
    return [
      {
        part,
        kind: 'changed',
        path: path === '' ? String(field) : `${path}.${String(field)}`,
        sentence: sentenceOf(words, before.words, after.words),
        note: told.note(before, after),
      },
    ];
  });
}

function entriesOf<T extends object>(
  phrases: PhrasesOf<T>,
): readonly (readonly [keyof T, PhraseOf<T>])[] {
  return Object.entries(phrases) as unknown as [keyof T, PhraseOf<T>][];
}

function sayField<T extends object>(
  told: PhraseOf<T>,
  thing: T,
  field: keyof T,
  names: Names,
): Said {
  const value = thing[field] as Exclude<T[keyof T], undefined> | undefined;
  return told.say(value, thing, names);
}

/** What was cut short, or says the same in other words, is told to differ. */
function sentenceOf(lead: string, before: string, after: string): string {
  if (before === after) return `${lead} ${after}, in other words than before.`;
  return `${lead} ${after} instead of ${withoutStart(before, after)}.`;
}

/**
 * `last 12 months` after `last 6 months` is `12 months`. Only a number can stand for itself, and none that is
 * one of several: `Gold and Silver` after `Gold` stays whole, and so does what is quoted.
 */
function withoutStart(before: string, after: string): string {
  if (before.includes('“')) return before;
  const words = before.split(' ');
  const others = after.split(' ');
  const differs = words.findIndex((word, index) => word !== others[index]);
  if (differs === -1) return before;
  const start = words.slice(0, differs).join(' ');
  const rest = words.slice(differs).join(' ');
  return /^\d/.test(rest) && !/(?:,|\band|\bor)$/.test(start) ? rest : before;
}

/** How a list of things is compared: they are told apart by their keys. */
export interface Listed<T extends object> {
  readonly phrases: PhrasesOf<T>;
  readonly keyOf: (thing: T) => string;
  readonly nameOf: (thing: T) => string;
  readonly nounOf: (thing: T) => string;
  /** All that a new thing says, where its fields do not say it by themselves. */
  readonly wordsOf?: (thing: T, names: Names) => string;
  /** What becomes of what a thing that is gone has done, or null. */
  readonly gone: string | null;
  /** Differences of lists within it. */
  readonly within?: (
    things: { readonly before?: T; readonly after: T },
    inside: Inside,
  ) => readonly ProgramChange[];
}

interface Placed<T> {
  readonly key: string;
  readonly thing: T;
  readonly path: string;
}

/** Things that came, went or changed, and whether those that stayed stand in another order. */
export function compareList<T extends object>(
  listed: Listed<T>,
  { before, after }: Pair<readonly T[]>,
  comparison: Comparison,
): readonly ProgramChange[] {
  const olds = placed(listed, before, comparison.path);
  const news = placed(listed, after, comparison.path);
  const oldByKey = new Map(olds.map((one) => [one.key, one]));
  const newKeys = new Set(news.map(({ key }) => key));
  const stayed = {
    before: olds.filter(({ key }) => newKeys.has(key)),
    after: news.filter(({ key }) => oldByKey.has(key)),
  };
  const changed = news.flatMap((one) => {
    const old = oldByKey.get(one.key);
    return old === undefined
      ? tellNew(listed, one, comparison)
      : tellChanged(listed, { old, now: one }, comparison);
  });
  const gone = olds
    .filter(({ key }) => !newKeys.has(key))
    .map((one) => tellGone(listed, one, comparison));
  return [...changed, ...gone, ...tellOrder(listed, stayed, comparison)];
}

/** A key that stands twice, in a document that does not compile, still tells its things apart. */
function placed<T extends object>(
  { keyOf }: Listed<T>,
  things: readonly T[],
  path: string,
): readonly Placed<T>[] {
  const seen = new Set<string>();
  return things.map((thing, index) => {
    let key = keyOf(thing);
    while (seen.has(key)) key = `${key} again`;
    seen.add(key);
    return { key, thing, path: `${path}[${String(index)}]` };
  });
}

function tellNew<T extends object>(
  listed: Listed<T>,
  { thing, path }: Placed<T>,
  comparison: Comparison,
): readonly ProgramChange[] {
  const { part, names } = comparison;
  const said = listed.wordsOf?.(thing, names.after) ?? fieldsInWords(listed, thing, names.after);
  const name = listed.nameOf(thing);
  const noun = listed.nounOf(thing);
  const sentence = `New ${noun} ${bare(name, noun)}: ${said}.`;
  const inside = { ...comparison, path, subject: name };
  return [
    { part, kind: 'added', path, sentence, note: null },
    ...(listed.within?.({ after: thing }, inside) ?? []),
  ];
}

/** `The reward Mug` and `Budget launch` say already what they are. */
function bare(name: string, noun: string): string {
  const first = String(noun.split(' ')[0]);
  return name.replace(new RegExp(`^(?:the )?${first} `, 'i'), '');
}

/** The fields that a thing has, `costs 300 points; hands out no codes`. */
function fieldsInWords<T extends object>({ phrases }: Listed<T>, thing: T, names: Names): string {
  const told = entriesOf(phrases).flatMap(([field, phrase]) =>
    field === 'name' || thing[field] === undefined
      ? []
      : [`${phrase.lead} ${sayField(phrase, thing, field, names).words}`],
  );
  return told.join('; ');
}

function tellChanged<T extends object>(
  listed: Listed<T>,
  { old, now }: { readonly old: Placed<T>; readonly now: Placed<T> },
  comparison: Comparison,
): readonly ProgramChange[] {
  const things = { before: old.thing, after: now.thing };
  const inside = { ...comparison, path: now.path, subject: listed.nameOf(now.thing) };
  return [
    ...compareThing(listed.phrases, things, inside),
    ...(listed.within?.(things, inside) ?? []),
  ];
}

function tellGone<T extends object>(
  listed: Listed<T>,
  { thing, path }: Placed<T>,
  { part }: Comparison,
): ProgramChange {
  const noun = listed.nounOf(thing);
  const sentence = `No longer there: the ${noun} ${bare(listed.nameOf(thing), noun)}.`;
  return { part, kind: 'removed', path, sentence, note: listed.gone };
}

function tellOrder<T extends object>(
  listed: Listed<T>,
  { before, after }: Pair<readonly Placed<T>[]>,
  { part, path }: Comparison,
): readonly ProgramChange[] {
  const keysOf = (things: readonly Placed<T>[]): readonly string[] => things.map(({ key }) => key);
  if (isSame(keysOf(before), keysOf(after))) return [];
  const order = after.map(({ thing }) => listed.nameOf(thing)).join(', ');
  const sentence = `Another order: ${order}.`;
  return [{ part, kind: 'changed', path, sentence, note: null }];
}
