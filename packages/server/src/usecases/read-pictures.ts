import { readLines } from '../receipts/reading/read-lines.ts';
import { suggest, type Suggestion } from '../receipts/suggesting/suggest.ts';
import { beginReading, endReading, putBack, type ToRead } from '../store/readings.ts';
import { fileName, type FileTools } from './kept-files.ts';

/** Then others have a turn; what is left is begun with at the next look. */
const PICTURES_MAX = 20;
/** What was begun so often and never ended is left alone. */
const TRIES_MAX = 3;

export interface ReadingTools extends FileTools {
  /** Codes of the languages that receipts are in, `eng`. */
  readonly languages: readonly string[];
  /** Ends the picture in hand too. */
  readonly signal: AbortSignal;
}

/**
 * Reads what waits to be read, one picture after the other, merchants in turn. Stopped in the midst
 * of one, that one is read again. Answers how many were looked at. Rejects if none can be read.
 */
export async function readPictures(tools: ReadingTools): Promise<number> {
  let merchant = 0;
  let done = 0;
  while (done < PICTURES_MAX && !tools.signal.aborted) {
    const next = await beginReading(tools.pool, merchant);
    if (next === null && merchant === 0) break;
    merchant = next?.merchantId ?? 0;
    if (next === null) continue;
    const found = next.tries < TRIES_MAX ? await findIn(tools, next) : null;
    if (found === 'stopped') break;
    await endReading(tools.pool, next, found);
    done += 1;
  }
  return done;
}

async function findIn(
  { pool, files, languages, signal }: ReadingTools,
  next: ToRead,
): Promise<Suggestion | 'stopped' | null> {
  try {
    const picture = await files.read(fileName(next.merchantId, next.id));
    if (picture === null) return null;
    const lines = await readLines(picture, { languages, signal });
    return lines === null ? null : suggest(lines, next.sentOn);
  } catch (error) {
    // Not the picture's fault.
    await putBack(pool, next);
    if (signal.aborted) return 'stopped';
    throw error;
  }
}

export { waitsToBeRead } from '../store/readings.ts';
