import { ArrayText, JsonList } from './array-text.ts';

/** How a column's values are written: into an array literal, or as a list of JSON. */
export type ColumnKind = 'raw' | 'text' | 'time' | 'json';

type Cell = string | number | boolean | null;

/**
 * Rows for one set-based statement, kept as one literal per column. What is pushed must
 * have as many cells as there are columns, in their order.
 */
export class TableRows {
  readonly #kinds: readonly ColumnKind[];
  #columns: (ArrayText | JsonList)[];
  #count = 0;

  constructor(kinds: readonly ColumnKind[]) {
    this.#kinds = kinds;
    this.#columns = kinds.map((kind) => (kind === 'json' ? new JsonList() : new ArrayText()));
  }

  get count(): number {
    return this.#count;
  }

  push(...cells: readonly Cell[]): void {
    this.#count += 1;
    for (let index = 0; index < this.#kinds.length; index += 1) {
      const column = this.#columns[index];
      const cell = cells[index] ?? null;
      if (column instanceof JsonList) column.add(cell as string);
      else if (column !== undefined) write(column, this.#kinds[index], cell);
    }
  }

  /** The values of the statement behind the merchant: one literal per column. */
  values(): string[] {
    return this.#columns.map(String);
  }
}

function write(column: ArrayText, kind: ColumnKind | undefined, cell: Cell): void {
  if (kind === 'raw') column.raw(cell);
  else if (kind === 'time') column.time(cell as number | null);
  else column.quoted(cell as string | null);
}
