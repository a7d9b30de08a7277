import type pg from 'pg';
import { pageLines, type LinesPage } from '../store/correction-lines.ts';
import {
  listCorrectionRows,
  readCorrectionRow,
  type Correction,
  type CorrectionLine,
} from '../store/corrections.ts';
import { readProgress, type DoneLines } from '../store/correction-sums.ts';

export type { Correction, CorrectionLine } from '../store/corrections.ts';

/** One correction, or null. */
export function findCorrection(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<Correction | null> {
  return readCorrectionRow(pool, merchantId, id);
}

/** A page of corrections, the last made first, and how many there are in all. */
export function listCorrections(
  pool: pg.Pool,
  merchantId: number,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly corrections: readonly Correction[]; readonly total: number }> {
  return listCorrectionRows(pool, merchantId, page);
}

/** A page of lines in their order, behind a number; all, or those of a state. */
export function linesOf(
  pool: pg.Pool,
  merchantId: number,
  page: LinesPage,
): Promise<readonly CorrectionLine[]> {
  return pageLines(pool, merchantId, page);
}

/** How far a correction is. */
export function progressOf(
  pool: pg.Pool,
  merchantId: number,
  id: string,
): Promise<readonly DoneLines[]> {
  return readProgress(pool, merchantId, id);
}
