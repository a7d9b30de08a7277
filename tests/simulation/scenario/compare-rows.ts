import type { MemoryStore } from '../store/memory-store.ts';
import { TABLES, type TableName } from '../store/tables.ts';
import type { Row } from '../store/values.ts';

/** Tables that no lane writes, or that only the store in memory has. */
const LEFT_OUT: ReadonlySet<TableName> = new Set([
  ...(['merchants', 'program_versions', 'event_sequences', 'advisory_locks'] as const),
  ...(['endpoints', 'endpoint_health', 'attempts', 'deliveries'] as const),
  ...(['delivery_lines', 'delivery_ends', 'delivery_counts', 'event_outbox'] as const),
]);
/** Columns that differ between any two runs: chance, and the real clock under the locks. */
const BY_CHANCE: ReadonlySet<string> = new Set([
  ...['merchant_id', 'slot', 'salt', 'chain', 'hash', 'details_digest', 'moment'],
  ...['issued_moment', 'created_at', 'sets_expiry'],
]);

/**
 * Sentences about rows that a database and a store in memory do not have alike. `read` answers all
 * rows of a table in the database.
 */
export async function compareRows(
  store: MemoryStore,
  read: (table: TableName) => Promise<readonly Row[]>,
): Promise<readonly string[]> {
  const differences: string[] = [];
  for (const table of TABLES) {
    if (LEFT_OUT.has(table)) continue;
    const kept = joined(table, store.rows(table));
    const found = joined(table, await read(table));
    const columns = columnsOf(kept);
    const [here, there] = [kept, found].map((rows) => rows.map((row) => told(row, columns)).sort());
    const extra = there?.filter((line) => here?.includes(line) !== true) ?? [];
    const missing = here?.filter((line) => there?.includes(line) !== true) ?? [];
    if (kept.length !== found.length || extra.length + missing.length > 0) {
      differences.push(
        `${table}: only in the database ${extra.join(' ')}; only in memory ${missing.join(' ')}`,
      );
    }
  }
  return differences;
}

const SUMS = ['awards', 'points', 'held', 'released_awards', 'released_points'] as const;

/** Connections add to hours in rows of their own; what counts is what they come to together. */
function joined(table: TableName, rows: readonly Row[]): readonly Row[] {
  if (table !== 'award_hours') return rows;
  const groups = Map.groupBy(rows, (row) => `${String(row['hour'])} ${String(row['activity_id'])}`);
  return [...groups.values()].map((group) => ({
    ...group[0],
    ...Object.fromEntries(
      SUMS.map((column) => [column, group.reduce((sum, row) => sum + Number(row[column]), 0)]),
    ),
    greatest: Math.max(...group.map((row) => Number(row['greatest']))),
  }));
}

function columnsOf(rows: readonly Row[]): readonly string[] {
  const columns = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...columns].filter((column) => !BY_CHANCE.has(column)).sort();
}

function told(row: Row, columns: readonly string[]): string {
  return JSON.stringify(columns.map((column) => [column, plain(row[column] ?? null)]));
}

const A_MINUTE_MS = 60_000;
const INSTANT_MIN = 1e12;
const MOMENT_MIN = 1e15;

/** A cell as both have it: JSON by its contents, instants to the minute, moments not at all. */
export function plain(cell: unknown): unknown {
  if (typeof cell === 'number' && cell >= MOMENT_MIN) return 'moment';
  if (typeof cell === 'number' && cell >= INSTANT_MIN) return Math.floor(cell / A_MINUTE_MS);
  if (typeof cell === 'string' && /^[[{]/.test(cell)) return plain(JSON.parse(cell));
  // Two days that are so many apart may be so less a few milliseconds.
  if (typeof cell === 'string' && /^\d+ days ago$/.test(cell)) return 'days ago';
  if (typeof cell === 'string' && /^1\d{12}$/.test(cell)) return plain(Number(cell));
  if (typeof cell === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(cell)) {
    return plain(Date.parse(cell));
  }
  if (Array.isArray(cell)) return cell.map(plain);
  if (typeof cell !== 'object' || cell === null) return cell;
  const fields = Object.entries(cell).map(([name, value]) => [name, plain(value)] as const);
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}
