import {
  decide,
  needsOf,
  type Books,
  type Command,
  type Decision,
  type Needs,
  type Scene,
} from '@fealty/core';
import { loadPartly } from './partial-books.ts';

/**
 * A first load and at most two more, and two for whoever goes on for a member who is named. A store
 * that follows needs gives up later.
 */
const ROUNDS_MAX = 5;

/** A command as it is decided on whole books, and on books that were loaded by what was asked for. */
export interface DecidedTwice {
  readonly whole: Decision;
  readonly partial: Decision;
  /** The books that were loaded. */
  readonly books: Books;
}

/** `scene` makes the scene anew each time: whole books, and a supply of ids that begins alike. */
export function decideByNeed(scene: () => Scene, command: Command): DecidedTwice {
  return decideFrom(needsOf(command, scene().program), ROUNDS_MAX, { scene, command });
}

/** What is loaded for these beforehand they never ask for: whom a merge or an erasure concerns. */
const LOADED_FIRST: readonly Command['kind'][] = [
  'merge_members',
  'unmerge_members',
  'erase_member',
];
/** Facts that are asked for one after another, each because of the one before. */
const FACTS_MAX = 15;

/** The same where nothing is foreseen: each fact is loaded when the command asks for it. */
export function decideByAsking(scene: () => Scene, command: Command): DecidedTwice {
  const foreseen = LOADED_FIRST.includes(command.kind);
  const first = foreseen ? needsOf(command, scene().program) : {};
  return decideFrom(first, FACTS_MAX, { scene, command });
}

function decideFrom(
  first: Needs,
  roundsMax: number,
  { scene, command }: { readonly scene: () => Scene; readonly command: Command },
): DecidedTwice {
  const whole = decide(scene(), command);
  const { books: all, now } = scene();
  let needs = first;
  for (let rounds = 1; rounds <= roundsMax; rounds += 1) {
    expectNamed(needs);
    const books = loadPartly(all, needs, now);
    const partial = decide({ ...scene(), books }, command);
    if (partial.kind !== 'needs') return { whole, partial, books };
    needs = joinNeeds(needs, partial.needs);
  }
  throw new Error(`${command.kind} asks for ever more: ${JSON.stringify(needs)}`);
}

/** Nobody is known by nothing: a store would make a row of it, for which all who say nothing wait. */
function expectNamed({ identities = [], lookups = [], cached = [] }: Needs): void {
  const names: unknown[] = [...[...identities, ...lookups].map(({ value }) => value), ...cached];
  if (!names.every((name) => typeof name === 'string' && name !== '')) {
    throw new Error('somebody without a name is asked for');
  }
}

/** What both ask for. */
export function joinNeeds(first: Needs, second: Needs): Needs {
  const joined: Record<string, unknown> = { ...first };
  for (const [field, wanted] of Object.entries(second) as [string, readonly unknown[]][]) {
    joined[field] = [...((joined[field] ?? []) as readonly unknown[]), ...wanted];
  }
  return joined;
}
