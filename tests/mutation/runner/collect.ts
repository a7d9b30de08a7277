import { setTimeout as pause } from 'node:timers/promises';

/** A test as its file tells it, ready to be run any number of times. */
export interface CollectedTest {
  /** Its file, its titles, and which of the cases it is if it has several. */
  readonly id: string;
  readonly file: string;
  readonly run: () => unknown;
}

type Body = (...terms: never[]) => unknown;
type Of<Terms> = Terms extends readonly unknown[] ? Terms : readonly [Terms];

/** Prepares something, and may answer what puts it away again. */
type Hook = () => unknown;

/** What belongs to all tests of a file or of one `describe`, which stands in another. */
interface Scope {
  readonly outer: Scope | null;
  readonly before: { readonly all: Hook[]; readonly each: Hook[] };
  readonly after: { readonly all: Hook[]; readonly each: Hook[] };
}

function scopeIn(outer: Scope | null): Scope {
  return { outer, before: { all: [], each: [] }, after: { all: [], each: [] } };
}

/** A test with something to put away is given up after so long: whoever waits for longer waits for ever. */
const PATIENCE_MS = 15_000;

const collected: CollectedTest[] = [];
let file = '';
let titles: readonly string[] = [];
let scope = scopeIn(null);

/** Tests that a file has, told as it is imported. */
export async function collectFrom(
  path: string,
  load: () => Promise<unknown>,
): Promise<readonly CollectedTest[]> {
  [file, titles, scope] = [path, [], scopeIn(null)];
  collected.length = 0;
  await load();
  return [...collected];
}

function add(title: string, body: () => unknown): void {
  const own = scope;
  const run = (): unknown => (isBare(own) ? body() : runWithin(scopesOf(own), body));
  collected.push({ id: `${file}#${[...titles, title].join(' > ')}`, file, run });
}

function within(title: string, tell: () => unknown): void {
  const [outside, outer] = [titles, scope];
  [titles, scope] = [[...outside, title], scopeIn(outer)];
  tell();
  [titles, scope] = [outside, outer];
}

function scopesOf(own: Scope | null): readonly Scope[] {
  return own === null ? [] : [...scopesOf(own.outer), own];
}

/** Whether a test has neither something to prepare nor to put away. */
function isBare(own: Scope): boolean {
  return scopesOf(own).every(({ before, after }) =>
    [before.all, before.each, after.all, after.each].every((hooks) => hooks.length === 0),
  );
}

/**
 * Runs a test with all that is prepared for it, for it alone, as the mutant of the next run is another.
 * Everything is put away again, the last first, whatever fails.
 */
async function runWithin(scopes: readonly Scope[], body: () => unknown): Promise<void> {
  const inner = scopes.toReversed();
  const ends = inner.flatMap(({ after }) => after.each);
  const last = inner.flatMap(({ after }) => after.all);
  const errors: unknown[] = [];
  const attempt = async (step: Hook): Promise<unknown> => {
    try {
      return await inTime(step);
    } catch (error) {
      errors.push(error);
      return undefined;
    }
  };
  const firsts = scopes.flatMap(({ before }) => before.all);
  for (const hook of [...firsts, ...scopes.flatMap(({ before }) => before.each)]) {
    const putAway = errors.length === 0 ? await attempt(hook) : undefined;
    if (typeof putAway === 'function') ends.unshift(putAway as Hook);
  }
  if (errors.length === 0) await attempt(body);
  for (const step of [...ends, ...last]) await attempt(step);
  if (errors.length > 0) throw errors[0] as Error;
}

async function inTime(step: Hook): Promise<unknown> {
  const stop = new AbortController();
  const late = pause(PATIENCE_MS, undefined, { ref: false, signal: stop.signal }).then(() => {
    throw new Error('it does not come to its end');
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([step(), late]);
  } finally {
    stop.abort();
  }
}

export function beforeAll(hook: Hook): void {
  scope.before.all.push(hook);
}

export function beforeEach(hook: Hook): void {
  scope.before.each.push(hook);
}

export function afterEach(hook: Hook): void {
  scope.after.each.push(hook);
}

export function afterAll(hook: Hook): void {
  scope.after.all.push(hook);
}

/** Calls back for each case with its title; a case that is a list is the terms of the call. */
function eachCase(
  cases: readonly unknown[],
  title: string,
  tell: (name: string, terms: never[]) => void,
): void {
  for (const [index, each] of cases.entries()) {
    tell(`${title} #${String(index)}`, (Array.isArray(each) ? each : [each]) as never[]);
  }
}

/**
 * `it` of Vitest, as far as tests of the core and the lane use it. Who asks for more time than others is
 * left out: every mutant that he comes by would wait for him.
 */
export const it = Object.assign(
  (title: string, ...[terms, body]: [() => unknown] | [object, () => unknown]) => {
    if (body === undefined) add(title, terms as () => unknown);
  },
  {
    each:
      <T>(cases: readonly T[]) =>
      (title: string, body: (...terms: Of<T>) => unknown): void => {
        eachCase(cases, title, (name, terms) => {
          add(name, () => (body as Body)(...terms));
        });
      },
  },
);

/** `describe` of Vitest. */
export const describe = Object.assign(within, {
  each:
    <T>(cases: readonly T[]) =>
    (title: string, body: (...terms: Of<T>) => unknown): void => {
      eachCase(cases, title, (name, terms) => {
        within(name, () => (body as Body)(...terms));
      });
    },
});
