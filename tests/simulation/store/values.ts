import { parserOf } from '../../../packages/server/src/runtime/pg-types.ts';

/** A cell of a row as the driver would hand it on: instants are milliseconds, `numeric` is text. */
export type Cell = unknown;
export type Row = Readonly<Record<string, Cell>>;

/** What came with a statement; arrays and JSON are text. */
export type Values = readonly (string | number | null)[];

/**
 * How the columns of an array parameter are read: text, number, instant, boolean, JSON, or JSON that is
 * kept as the text that it came as.
 */
export type Kind = 'text' | 'number' | 'time' | 'boolean' | 'json' | 'json_text';

const TEXT_ARRAY = 1009;
const readArray = parserOf(TEXT_ARRAY) as (text: string) => (string | null)[];

/** Rows out of parallel arrays, as `unnest` makes them. The first array is `values[from]`. */
export function unnest(values: Values, columns: Readonly<Record<string, Kind>>, from = 1): Row[] {
  const names = Object.entries(columns);
  const arrays = names.map(([, kind], index) => cells(String(values[from + index]), kind));
  const count = arrays[0]?.length ?? 0;
  return Array.from({ length: count }, (_, place) =>
    Object.fromEntries(names.map(([name], index) => [name, arrays[index]?.[place] ?? null])),
  );
}

/** The texts of one array. */
export function texts(value: Values[number] | undefined): string[] {
  return readArray(String(value)).map((text) => text ?? '');
}

function cells(text: string, kind: Kind): Cell[] {
  // A list of JSON, as `json_array_elements` takes it apart.
  if (text.startsWith('[')) {
    const list = JSON.parse(text) as unknown[];
    return kind === 'json_text' ? list.map((one) => JSON.stringify(one)) : list;
  }
  return readArray(text).map((one) => (one === null ? null : cell(one, kind)));
}

function cell(text: string, kind: Kind): Cell {
  switch (kind) {
    case 'number':
      return Number(text);
    case 'time':
      return Date.parse(text);
    case 'boolean':
      return text === 'true';
    case 'json':
      return JSON.parse(text) as unknown;
    case 'text':
    case 'json_text':
      return text;
  }
}
