import { importScope } from '@fealty/core';
import type pg from 'pg';
import { findTakenLines, isImportBegun } from '../queries/taken-lines.ts';
import type { ImportLine } from './lines.ts';

const BLOCK = 1000;

/**
 * Leaves out the lines of an import that the ledger holds already. The ledger itself remembers
 * them, so there is no other state that could be lost or lie; a first run asks only once.
 */
export async function* skipTaken(
  pool: pg.Pool,
  terms: { readonly merchantId: number; readonly importId: string },
  lines: AsyncIterable<ImportLine>,
  skipped: (count: number) => void,
): AsyncGenerator<ImportLine> {
  const { merchantId, importId } = terms;
  const scope = importScope({ importId, line: 0 });
  if (!(await isImportBegun(pool, merchantId, scope))) {
    yield* lines;
    return;
  }
  let block: ImportLine[] = [];
  const fresh = async (): Promise<readonly ImportLine[]> => {
    const numbers = block.map(({ line }) => line);
    const taken = await findTakenLines(pool, merchantId, scope, numbers);
    skipped(taken.size);
    return block.filter(({ line }) => !taken.has(line));
  };
  for await (const line of lines) {
    block.push(line);
    if (block.length < BLOCK) continue;
    yield* await fresh();
    block = [];
  }
  yield* await fresh();
}
