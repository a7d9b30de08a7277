import { mkdir, open, readFile, truncate } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { findSeal } from './read-seals.ts';
import { sealDocument } from './seal-document.ts';

const readPartner = statement(
  'seals.readPartner',
  `select m.partner_id as "partnerId", coalesce(max(s.number), 0) as newest
     from merchants m
     left join seals s on s.merchant_id = m.id
    where m.id = $1
    group by m.partner_id`,
);

/** Seals that one call appends; what is left comes with the next. */
const APPENDED_MAX = 1000;

/**
 * Appends the seals of a merchant that its file lacks to `<folder>/<partner-id>.ndjson`, one JSON
 * document a line, the oldest first. A seal that was not written, because a process died or the disk
 * was full, comes with the next.
 */
export async function appendSeals(
  pool: pg.Pool,
  merchantId: number,
  folder: string,
): Promise<void> {
  const { rows } = await pool.query<{ partnerId: string; newest: number }>({
    ...readPartner,
    values: [merchantId],
  });
  const [merchant] = rows;
  if (merchant === undefined) return;
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${merchant.partnerId}.ndjson`);
  const written = await lastWritten(file);
  const until = Math.min(merchant.newest, written + APPENDED_MAX);
  let lines = '';
  for (let number = written + 1; number <= until; number += 1) {
    const seal = await findSeal(pool, merchantId, number);
    if (seal !== null) lines += `${JSON.stringify(sealDocument(seal))}\n`;
  }
  if (lines === '') return;
  const handle = await open(file, 'a', 0o644);
  try {
    await handle.writeFile(lines);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The number on the last line; 0 without one. A line that was cut off by a power cut is taken away. */
async function lastWritten(file: string): Promise<number> {
  const bytes = await readFile(file).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  const end = bytes.lastIndexOf('\n') + 1;
  if (end < bytes.length) await truncate(file, end);
  const [last = ''] = bytes.subarray(0, end).toString('utf8').trimEnd().split('\n').slice(-1);
  if (last === '') return 0;
  const { number } = JSON.parse(last) as { readonly number?: unknown };
  if (typeof number === 'number') return number;
  throw new Error(`the last line of ${file} is no seal`);
}
