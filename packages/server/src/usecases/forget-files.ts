import { listReceiptsOf } from '../store/receipts.ts';
import { dropFiles, type FileTools } from './kept-files.ts';

const PAGE = 100;

/** Removes everything that a member sent. */
export async function forgetFiles(
  tools: FileTools,
  of: { readonly merchantId: number; readonly memberId: string },
): Promise<void> {
  for (;;) {
    const ids = await listReceiptsOf(tools.pool, of, PAGE);
    await dropFiles(tools, of.merchantId, ids);
    if (ids.length < PAGE) return;
  }
}
