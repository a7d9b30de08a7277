import type pg from 'pg';
import type { FitFile } from '../receipts/judge-file.ts';
import { FileTrouble, type FileStore } from '../runtime/file-store.ts';
import { deleteReceipts, insertReceipts } from '../store/receipts.ts';

/** What receipts and photos are kept with: rows in the database, files beside it. */
export interface FileTools {
  readonly pool: pg.Pool;
  readonly files: FileStore;
}

/** The place for files cannot be written to. */
export class FilesNotKept extends Error {
  /** Whether it is worth coming again soon. */
  readonly passing: boolean;

  constructor(cause: unknown) {
    super('a file could not be kept', { cause });
    this.passing = cause instanceof FileTrouble && cause.passing;
  }
}

/** The name under which a file is kept. Ids count up in the middle, which spreads them over folders. */
export function fileName(merchantId: number, id: string): string {
  return `${merchantId}/${id.slice(14, 16)}/${id}`;
}

export function thumbnailName(merchantId: number, id: string): string {
  return `${fileName(merchantId, id)}.small`;
}

/**
 * Keeps files that are sent for an award to be made: first the rows, so that no file is ever there
 * without one, then the files. `toRead` asks for the text of pictures to be recognised. Rejects with
 * `FilesNotKept`, and nothing is kept then; after trouble with an object store the rows are, until the
 * sweep: a write that nobody waits for any more may still arrive, and what no row knows would stay for
 * ever.
 */
export async function keepFiles(
  tools: FileTools,
  of: { readonly merchantId: number; readonly memberId: string; readonly toRead: boolean },
  files: readonly (FitFile & { readonly id: string })[],
): Promise<void> {
  const { merchantId } = of;
  const rows = files.map(({ bytes, thumbnail, ...row }) => ({
    ...row,
    size: bytes.length,
    hasThumbnail: thumbnail !== null,
    // PDFs are never drawn, so there is nothing to recognise.
    toRead: of.toRead && row.pages === null && row.width !== null,
  }));
  await insertReceipts(tools.pool, of, rows);
  try {
    for (const { id, bytes, thumbnail } of files) {
      await tools.files.write(fileName(merchantId, id), bytes);
      if (thumbnail !== null) await tools.files.write(thumbnailName(merchantId, id), thumbnail);
    }
  } catch (error) {
    const ids = files.map(({ id }) => id);
    // If not even that can be done, the sweep does it.
    if (!(error instanceof FileTrouble)) {
      await dropFiles(tools, merchantId, ids).catch(() => undefined);
    }
    throw new FilesNotKept(error);
  }
}

/** Removes files and what is known of them; harmless a second time. */
export async function dropFiles(
  { pool, files }: FileTools,
  merchantId: number,
  ids: readonly string[],
): Promise<void> {
  for (const id of ids) {
    await files.remove(fileName(merchantId, id));
    await files.remove(thumbnailName(merchantId, id));
  }
  await deleteReceipts(pool, merchantId, ids);
}
