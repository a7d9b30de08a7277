import { Table, TABLES, type Slot, type TableName, type Version } from './tables.ts';
import type { Flaw } from './flaws.ts';
import type { Row } from './values.ts';

/** What is committed, of all stores or of one, in the order of first writing. */
export interface Tables {
  rows(name: TableName): Row[];
}

/** Commits that a restart takes back under that flaw. */
const COMMITS_LOST = 2;

/** The tables that the ledger uses, in memory, with the locks that sessions hold on their rows. */
export class MemoryStore implements Tables {
  /** What is wrong with this store on purpose, to see whether it is noticed. */
  readonly flaws: ReadonlySet<Flaw>;
  readonly #tables = new Map<TableName, Table>(TABLES.map((name) => [name, new Table(name)]));
  readonly #lastCommits: { readonly slot: Slot; readonly before: Version | null }[][] = [];
  #births = 0;
  /** Told which places have no holder any more. */
  freed: (slots: readonly Slot[]) => void = () => undefined;

  constructor(flaws: ReadonlySet<Flaw> = new Set()) {
    this.flaws = flaws;
  }

  table(name: TableName): Table {
    const table = this.#tables.get(name);
    if (table === undefined) throw new Error(`there is no table ${name}`);
    return table;
  }

  /** Puts a row in as if it had always been there. */
  seed(name: TableName, row: Row): void {
    const table = this.table(name);
    table.slot(table.keyOf(row)).committed = { row, born: this.nextBirth() };
  }

  /** The same of one merchant alone. */
  of(merchantId: number): Tables {
    return {
      rows: (name) => this.rows(name).filter((row) => row['merchant_id'] === merchantId),
    };
  }

  rows(name: TableName): Row[] {
    return [...this.table(name).slots.values()].flatMap(({ committed }) =>
      committed === null ? [] : [committed.row],
    );
  }

  /** Remembers what a commit replaces, where a flaw is going to take it back. */
  committing(slots: ReadonlySet<Slot>): void {
    if (slots.size === 0 || !this.flaws.has('commits_lost_in_restarts')) return;
    this.#lastCommits.push([...slots].map((slot) => ({ slot, before: slot.committed })));
    if (this.#lastCommits.length > COMMITS_LOST) this.#lastCommits.shift();
  }

  /** What a server does that does not wait for its disk. */
  loseLastCommits(): void {
    for (const commit of this.#lastCommits.splice(0).toReversed()) {
      for (const { slot, before } of commit) slot.committed = before;
    }
  }

  nextBirth(): number {
    this.#births += 1;
    return this.#births;
  }

  /** Whether locks of such rows are not waited for, which is a flaw. */
  isUnlocked({ name }: Slot): boolean {
    return (
      (this.flaws.has('heads_unlocked') && name.startsWith('member_heads ')) ||
      (this.flaws.has('budgets_unlocked') && name.startsWith('budgets '))
    );
  }
}
