import { attachReceipts, listUnclaimed, type ReceiptKey } from '../store/receipts.ts';
import { dropFiles, type FileTools } from './kept-files.ts';

/** Longer than any request lasts. */
const AGE = '1 hour';
const PAGE = 200;
const PAGES_MAX = 50;

/**
 * Looks at files whose request was stopped before it could say what became of its award: those of
 * an award that is there are given to it, the others removed. Answers how many were removed.
 */
export async function sweepFiles(tools: FileTools, age: string = AGE): Promise<number> {
  let removed = 0;
  let after: ReceiptKey | null = null;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const rows: Awaited<ReturnType<typeof listUnclaimed>> = await listUnclaimed(tools.pool, {
      age,
      after,
      limit: PAGE,
    });
    for (const { merchantId, id, transactionId } of rows) {
      if (transactionId === null) {
        await dropFiles(tools, merchantId, [id]);
        removed += 1;
      } else await attachReceipts(tools.pool, merchantId, [id], transactionId);
    }
    after = rows.at(-1) ?? null;
    if (rows.length < PAGE) break;
  }
  return removed;
}
