/** The ids of one run, by the name that stands in braces. */
export type Ids = Readonly<Record<string, string>>;

/** A copy of a request with ids in place of their names, wherever text stands. */
export function fillIn<T>(request: T, ids: Ids): T {
  return rewrite(request, (text) =>
    text.replaceAll(/\{(\w[\w -]*)\}/g, (braces, name: string) => ids[name] ?? braces),
  );
}

/**
 * The same request about today: the samples ask for 2016 and 2017, when nobody was here yet. The
 * first of these years becomes this one, the second the next, so that each span holds today.
 */
export function aboutToday<T>(request: T, year: number): T {
  return rewrite(request, (text) =>
    text.replaceAll('/2016', `/${String(year)}`).replaceAll('/2017', `/${String(year + 1)}`),
  );
}

export function isAboutDates(request: unknown): boolean {
  return JSON.stringify(request).includes('/2016');
}

function rewrite<T>(value: T, change: (text: string) => string): T {
  return rewritten(value, change) as T;
}

function rewritten(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each: unknown) => rewritten(each, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, rewritten(each, change)]);
  return Object.fromEntries(entries);
}
