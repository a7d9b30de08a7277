import pg from 'pg';
import type { Flaw } from './flaws.ts';
import type { MemoryStore } from './memory-store.ts';
import type { Slot, TableName, Version } from './tables.ts';
import type { Row } from './values.ts';

/** Steps of a statement; it yields a place that somebody else holds, and goes on when that is free. */
export type Steps<T> = Generator<Slot, T, void>;

const UNIQUE_VIOLATION = '23505';
const CHECK_VIOLATION = '23514';
const NOT_ALLOWED = '42501';
export const SERIALIZATION_FAILURE = '40001';

/** An error as the server would name it. */
export function databaseError(code: string, message: string): pg.DatabaseError {
  const error = new pg.DatabaseError(message, message.length, 'error');
  error.code = code;
  return error;
}

/** Rules of the tables that a wrong decision, or a lost lock, would break. */
const CHECKS: Partial<Record<TableName, (row: Row) => boolean>> = {
  member_heads: (row) =>
    ['available', 'pending', 'reserved', 'owed', 'idle_points', 'idle_lapsed'].every(
      (column) => (row[column] as number) >= 0,
    ) &&
    (row['merged_into'] === null ||
      ['available', 'pending', 'reserved', 'owed'].every((column) => row[column] === 0)),
  lots: ({ remaining, points }) =>
    (remaining as number) >= 0 && (remaining as number) <= (points as number),
  budgets: ({ points, uses }) => (points as number) >= 0 && (uses as number) >= 0,
  reward_stocks: ({ issued, uploaded }) =>
    (issued as number) >= 0 && (issued as number) <= (uploaded as number),
  expiry_sums: ({ points }) => (points as number) >= 0,
};

/**
 * A transaction under read committed: each statement sees what is committed when it begins and what the
 * transaction itself wrote; who locks or writes a row that another holds waits, and goes on with the
 * row as that one left it.
 */
export class Transaction {
  readonly #store: MemoryStore;
  readonly #held = new Set<Slot>();
  readonly #written = new Set<Slot>();
  /** Whose rows alone are seen and written, as row-level security has it; null for everybody's. */
  #merchantId: number | null = null;

  constructor(store: MemoryStore) {
    this.#store = store;
  }

  /** The next of a sequence: a number that never comes twice, whatever becomes of the transaction. */
  nextNumber(): number {
    return this.#store.nextBirth();
  }

  /** From now on there are only the rows of this merchant. */
  enter(merchantId: number): void {
    this.#merchantId = merchantId;
  }

  /** Whether the store is wrong in this way, on purpose. */
  has(flaw: Flaw): boolean {
    return this.#store.flaws.has(flaw);
  }

  find(table: TableName, key: Row): Row | null {
    const { slots, keyOf } = this.#table(table);
    const slot = slots.get(keyOf(key));
    return slot === undefined ? null : (this.#visible(slot)?.row ?? null);
  }

  /** All rows of a table that a condition holds for. */
  select(table: TableName, holds: (row: Row) => boolean): Row[] {
    const found: Row[] = [];
    for (const slot of this.#table(table).slots.values()) {
      const row = this.#visible(slot)?.row;
      if (row !== undefined && holds(row)) found.push(row);
    }
    return found;
  }

  /** Locks a row as `for no key update` does; null if there is none, or none any more. */
  *lock(table: TableName, key: Row): Steps<Row | null> {
    const { slots, keyOf } = this.#table(table);
    const slot = slots.get(keyOf(key));
    const seen = slot === undefined ? null : this.#visible(slot);
    if (slot === undefined || seen === null) return null;
    yield* this.#hold(slot);
    const now = this.#visible(slot);
    return now !== null && now.born === seen.born ? now.row : null;
  }

  /** The same for whoever does not wait. */
  lockFree(table: TableName, key: Row): Row | null {
    const { slots, keyOf } = this.#table(table);
    const slot = slots.get(keyOf(key));
    const seen = slot === undefined ? null : this.#visible(slot);
    if (slot === undefined || seen === null) return null;
    if (slot.holder !== null && slot.holder !== this) return null;
    slot.holder = this;
    this.#held.add(slot);
    return seen.row;
  }

  /** Inserts a row unless its key is there; answers the row that is, locked, if it was to be changed. */
  *claim(table: TableName, row: Row): Steps<'inserted' | 'there'> {
    const { keyOf, slot: slotOf } = this.#table(table);
    const slot = slotOf(keyOf(row));
    // Somebody who has written it decides by his end whether it is there.
    while (slot.pending !== null && slot.pending.by !== this) yield slot;
    if (this.#visible(slot) !== null) return 'there';
    yield* this.#hold(slot);
    if (this.#visible(slot) !== null) return 'there';
    this.#write(slot, table, { row, born: this.#store.nextBirth() });
    return 'inserted';
  }

  *insert(table: TableName, row: Row): Steps<void> {
    const ended = yield* this.claim(table, row);
    if (ended === 'there') {
      const { slot, keyOf } = this.#table(table);
      throw databaseError(UNIQUE_VIOLATION, `duplicate key: ${slot(keyOf(row)).name}`);
    }
  }

  /** Changes a row by its latest version; false if it is not there, or the condition fails. */
  *update(
    table: TableName,
    key: Row,
    change: (row: Row) => Row,
    holds: (row: Row) => boolean = () => true,
  ): Steps<boolean> {
    const { slots, keyOf } = this.#table(table);
    const slot = slots.get(keyOf(key));
    const seen = slot === undefined ? null : this.#visible(slot);
    if (slot === undefined || seen === null || !holds(seen.row)) return false;
    yield* this.#hold(slot);
    const now = this.#visible(slot);
    if (now === null || !holds(now.row)) return false;
    this.#write(slot, table, { row: { ...now.row, ...change(now.row) }, born: now.born });
    return true;
  }

  *delete(table: TableName, key: Row): Steps<void> {
    const { slots, keyOf } = this.#table(table);
    const slot = slots.get(keyOf(key));
    if (slot === undefined || this.#visible(slot) === null) return;
    yield* this.#hold(slot);
    if (this.#visible(slot) !== null) this.#write(slot, table, null);
  }

  /** Makes visible what was written, and lets go of all locks. */
  commit(): void {
    this.#store.committing(this.#written);
    for (const slot of this.#written) {
      if (slot.pending?.by !== this) continue;
      slot.committed = slot.pending.version;
      slot.pending = null;
    }
    this.#end();
  }

  rollBack(): void {
    for (const slot of this.#written) {
      if (slot.pending?.by !== this) continue;
      if (this.#store.flaws.has('rollback_keeps')) slot.committed = slot.pending.version;
      slot.pending = null;
    }
    this.#end();
  }

  #end(): void {
    for (const slot of this.#held) if (slot.holder === this) slot.holder = null;
    const freed = [...this.#held];
    this.#held.clear();
    this.#written.clear();
    this.#store.freed(freed);
  }

  *#hold(slot: Slot): Steps<void> {
    while (slot.holder !== null && slot.holder !== this && !this.#store.isUnlocked(slot)) {
      yield slot;
    }
    slot.holder = this;
    this.#held.add(slot);
  }

  #write(slot: Slot, table: TableName, version: Version | null): void {
    if (version !== null && !this.#isInside(version.row)) {
      throw databaseError(NOT_ALLOWED, `a row of another merchant: ${slot.name}`);
    }
    const check = CHECKS[table];
    if (version !== null && check !== undefined && !check(version.row)) {
      throw databaseError(CHECK_VIOLATION, `a check of ${table} is violated: ${slot.name}`);
    }
    slot.pending = { by: this, version };
    this.#written.add(slot);
  }

  #visible(slot: Slot): Version | null {
    const version = slot.pending?.by === this ? slot.pending.version : slot.committed;
    return version !== null && this.#isInside(version.row) ? version : null;
  }

  #isInside(row: Row): boolean {
    return this.#merchantId === null || row['merchant_id'] === this.#merchantId;
  }

  #table(name: TableName): {
    readonly slots: ReadonlyMap<string, Slot>;
    readonly keyOf: (row: Row) => string;
    readonly slot: (key: string) => Slot;
  } {
    const table = this.#store.table(name);
    return {
      slots: table.slots,
      keyOf: (row) => table.keyOf(row),
      slot: (key) => table.slot(key),
    };
  }
}
