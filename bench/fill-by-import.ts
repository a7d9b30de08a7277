import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { sendInBulk } from './bulk-lane.ts';
import { importedMembers, importedTransactions, type ImportSize } from './imported-lines.ts';
import { openBenchDatabase, type BenchDatabase } from './open-database.ts';
import { makeShop, type BenchShop } from './set-up.ts';

/** How far an import has come; kept beside the database, so that it can go on. */
export interface ImportState {
  readonly now: number;
  readonly shop: BenchShop;
  membersDone: number;
  transactionsDone: number;
  importSeconds: number;
  bytes: number;
}

export interface FilledDatabase {
  readonly folder: string;
  readonly size: Pick<ImportSize, 'members' | 'transactions' | 'days'>;
  readonly database: BenchDatabase;
  readonly shop: BenchShop;
  readonly state: ImportState;
}

/** Room for the tables of five million transactions that requests read; used as far as needed. */
const MEMORY = { shared_buffers: '13GB' };
/** Lines between two notes of how far it is. */
const NOTE_EVERY = 20_000;
/** Lines that may have been on their way when it was cut off; the ledger knows those it has. */
const OVERLAP = 10_000;

/** Opens the database of a folder with its shop, both made if they are not there. */
export async function openFilled(
  folder: string,
  size: FilledDatabase['size'],
): Promise<FilledDatabase> {
  mkdirSync(folder, { recursive: true });
  const database = await openBenchDatabase(path.join(folder, 'postgres'), '18', MEMORY);
  const file = stateFile(folder);
  if (existsSync(file)) {
    const state = JSON.parse(readFileSync(file, 'utf8')) as ImportState;
    return { folder, size, database, shop: state.shop, state };
  }
  const shop = await makeShop(database, folder);
  const fresh = { membersDone: 0, transactionsDone: 0, importSeconds: 0, bytes: 0 };
  const filled = { folder, size, database, shop, state: { now: Date.now(), shop, ...fresh } };
  keep(filled);
  return filled;
}

/** Imports what is missing, then gives the planner its statistics and notes how big it became. */
export async function fillByImport(
  filled: FilledDatabase,
  say: (line: string) => void,
): Promise<void> {
  const { size, state } = filled;
  const wanted = { ...size, importId: 'scale', prefix: 'member', now: state.now };
  if (state.membersDone >= size.members && state.transactionsDone >= size.transactions) return;
  const members = { field: 'membersDone', total: size.members, lines: importedMembers } as const;
  const transactions = {
    field: 'transactionsDone',
    total: size.transactions,
    lines: importedTransactions,
  } as const;
  for (const { field, total, lines } of [members, transactions]) {
    const first = Math.max(state[field] - OVERLAP, 0) + 1;
    if (state[field] >= total) continue;
    let noted = performance.now();
    const note = (done: number): void => {
      const now = performance.now();
      state.importSeconds += (now - noted) / 1000;
      noted = now;
      state[field] = Math.min(first - 1 + done, total);
      keep(filled);
      say(`${field} ${String(state[field])} of ${String(total)}`);
    };
    const done = await sendInBulk(filled.shop, {
      commands: lines(wanted, first),
      progress: (count) => {
        if (count % NOTE_EVERY === 0) note(count);
      },
    });
    note(done);
  }
  const owner = new pg.Client(filled.database.owner);
  await owner.connect();
  await owner.query('vacuum (analyze)');
  const found = await owner.query<{ bytes: string }>(
    'select pg_database_size(current_database()) as bytes',
  );
  await owner.end();
  state.bytes = Number(found.rows[0]?.bytes ?? 0);
  keep(filled);
}

/** Written beside and renamed, so that a kill leaves the old state or the new one. */
function keep({ folder, state }: FilledDatabase): void {
  const file = stateFile(folder);
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}

function stateFile(folder: string): string {
  return path.join(folder, 'state.json');
}
