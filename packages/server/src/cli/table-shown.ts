/** What a line is about, the figure as it was and as it would have been. */
export type Row = readonly [of: string, recorded: number, changed: number];

const COLUMNS = ['recorded', 'changed', 'difference'] as const;

/** A table of figures under their title, numbers below each other. */
export function tableLines(
  title: string,
  rows: readonly Row[],
  textOf: (figure: number) => string,
): readonly string[] {
  const cells = rows.map(([of, recorded, changed]) => {
    const difference = changed - recorded;
    const sign = difference > 0 ? '+' : '';
    return [`  ${of}`, textOf(recorded), textOf(changed), `${sign}${textOf(difference)}`];
  });
  const lines = [[title, ...COLUMNS], ...cells];
  const widths = [0, 1, 2, 3].map((place) =>
    Math.max(...lines.map((line) => (line[place] ?? '').length)),
  );
  return lines.map((line) =>
    line
      .map((cell, place) => {
        const width = widths[place] ?? 0;
        return place === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
