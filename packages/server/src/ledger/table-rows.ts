import { ArrayText } from './array-text.ts';

/** How a column's values are written into an array literal. */
export type ColumnKind = 'raw' | 'text' | 'time';

type Cell = string | number | boolean | null;

/**
 * Rows for one set-based statement, kept as one array literal per column. What is pushed must
 * have as many cells as there are columns, in their order.
 */
export class TableRows {
  readonly #kinds: readonly ColumnKind[];
  #columns: ArrayText[];
  #count = 0;

  constructor(kinds: readonly ColumnKind[]) {
    this.#kinds = kinds;
    this.#columns = kinds.map(() => new ArrayText());
  }

  get count(): number {
    return this.#count;
  }

  push(...cells: readonly Cell[]): void {
    this.#count += 1;
    for (let index = 0; index < this.#kinds.length; index += 1) {
      const column = this.#columns[index];
      const cell = cells[index] ?? null;
      if (column === undefined) continue;
      switch (this.#kinds[index]) {
        case 'raw':
          column.raw(cell);
          break;
        case 'text':
          column.quoted(cell as string | null);
          break;
        case 'time':
          column.time(cell as number | null);
          break;
        case undefined:
          break;
      }
    }
  }

  /** The values of the statement behind the merchant: one literal per column. */
  values(): string[] {
    return this.#columns.map(String);
  }
}
