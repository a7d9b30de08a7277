import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { BenchDatabase } from './open-database.ts';

const run = promisify(execFile);
const PLACES = ['/usr/lib/postgresql/15/bin/pgbench', ...onPath()];

/** Who measured: PostgreSQL's own pgbench, or a loop of ours that is not judged by. */
export type Yardstick = 'pgbench' | 'node loop';

export interface StatementTerms {
  readonly clients: number;
  readonly seconds: number;
  /** Members 1 to N are drawn from; 1 makes a hot one. */
  readonly members: number;
}

export function findPgbench(): string | null {
  return PLACES.find((place) => existsSync(place)) ?? null;
}

/** Awards per second of the one-statement award. */
export async function measureStatement(
  database: BenchDatabase,
  terms: StatementTerms,
): Promise<number> {
  const pgbench = findPgbench();
  return pgbench === null ? nodeLoop(database, terms) : withPgbench(pgbench, database, terms);
}

async function withPgbench(
  pgbench: string,
  { owner }: BenchDatabase,
  { clients, seconds, members }: StatementTerms,
): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fealty-pgbench-'));
  const script = path.join(folder, 'award.sql');
  try {
    await writeFile(script, `\\set n random(1, ${String(members)})\nselect bench.award(:n);\n`);
    const { stdout } = await run(
      pgbench,
      [
        ...['-n', '-M', 'prepared', '-f', script, '-T', String(seconds)],
        ...['-c', String(clients), '-j', '2', '-h', owner.host, '-p', String(owner.port)],
        ...['-U', owner.user ?? '', owner.database ?? ''],
      ],
      { timeout: (seconds + 60) * 1000 },
    );
    const found = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (found === undefined) throw new Error(`pgbench said: ${stdout}`);
    return Number(found);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function nodeLoop(
  { owner }: BenchDatabase,
  { clients, seconds, members }: StatementTerms,
): Promise<number> {
  const pool = new pg.Pool({ ...owner, max: clients });
  let done = 0;
  const until = performance.now() + seconds * 1000;
  const work = async (): Promise<void> => {
    const client = await pool.connect();
    while (performance.now() < until) {
      const number = 1 + Math.floor(Math.random() * members);
      await client.query({ name: 'award', text: 'select bench.award($1)', values: [number] });
      done += 1;
    }
    client.release();
  };
  await Promise.all(Array.from({ length: clients }, work));
  await pool.end();
  return done / seconds;
}

function onPath(): string[] {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((each) => path.join(each, 'pgbench'));
}
