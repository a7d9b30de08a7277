/** A test as its file tells it, ready to be run any number of times. */
export interface CollectedTest {
  /** Its file, its titles, and which of the cases it is if it has several. */
  readonly id: string;
  readonly file: string;
  readonly run: () => unknown;
}

type Body = (...terms: never[]) => unknown;
type Of<Terms> = Terms extends readonly unknown[] ? Terms : readonly [Terms];

const collected: CollectedTest[] = [];
let file = '';
let titles: readonly string[] = [];

/** Tests that a file has, told as it is imported. */
export async function collectFrom(
  path: string,
  load: () => Promise<unknown>,
): Promise<readonly CollectedTest[]> {
  [file, titles] = [path, []];
  collected.length = 0;
  await load();
  return [...collected];
}

function add(title: string, run: () => unknown): void {
  collected.push({ id: `${file}#${[...titles, title].join(' > ')}`, file, run });
}

function within(title: string, tell: () => unknown): void {
  const outside = titles;
  titles = [...outside, title];
  tell();
  titles = outside;
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

/** `it` of Vitest, as far as tests of the core and the lane use it. */
export const it = Object.assign(
  (title: string, body: () => unknown) => {
    add(title, body);
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

/** `describe` of Vitest; hooks are not known, what needs them is run by Vitest itself. */
export const describe = Object.assign(within, {
  each:
    <T>(cases: readonly T[]) =>
    (title: string, body: (...terms: Of<T>) => unknown): void => {
      eachCase(cases, title, (name, terms) => {
        within(name, () => (body as Body)(...terms));
      });
    },
});
