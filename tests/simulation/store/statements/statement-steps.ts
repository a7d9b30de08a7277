import {
  databaseError,
  SERIALIZATION_FAILURE,
  type Steps,
  type Transaction,
} from '../transaction.ts';
import type { Row, Values } from '../values.ts';

/** Where a statement runs. */
export interface Scene {
  readonly transaction: Transaction;
  /** The server's clock as the statement begins, microseconds since 1970. */
  readonly micros: number;
  /** The number of the session, as `pg_backend_pid()`. */
  readonly session: number;
}

/** What a statement of this name does to the tables, and the rows that it answers. */
export type StatementSteps = (scene: Scene, values: Values) => Steps<readonly Row[]>;
export type Statements = Readonly<Record<string, StatementSteps>>;

/** A statement that waits for nobody. */
export function reading(read: (scene: Scene, values: Values) => readonly Row[]): StatementSteps {
  return function* (scene, values) {
    return read(scene, values);
  };
}

/** As `expect_rows` of the migrations. */
export function expectRows(touched: number, expected: Values[number] | undefined): void {
  if (touched === Number(expected)) return;
  throw databaseError(
    SERIALIZATION_FAILURE,
    `${String(touched)} rows were touched, ${String(expected)} were expected`,
  );
}

export const merchantIn = (values: Values): { merchant_id: number } => ({
  merchant_id: Number(values[0]),
});

/** A merchant's row. Throws if it is not there. */
export function merchantOf({ transaction }: Scene, values: Values): Row {
  const merchant = transaction.find('merchants', merchantIn(values));
  if (merchant === null) throw new Error('the merchant is not there');
  return merchant;
}

/** The merchant's time, milliseconds. */
export function merchantNow(scene: Scene, values: Values): number {
  const { clock_offset_ms: offset } = merchantOf(scene, values);
  return Math.floor(scene.micros / 1000) + (offset as number);
}

/** By one cell after the other, as the database orders in the C collation; null is last. */
export function byCells(...columns: readonly string[]): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const column of columns) {
      const order = compare(a[column] ?? null, b[column] ?? null);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function compare(one: unknown, other: unknown): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return (one as string) < (other as string) ? -1 : 1;
}

/** Some columns of a row, under the names that a statement answers. */
export function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}
