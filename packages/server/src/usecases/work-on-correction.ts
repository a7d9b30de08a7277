import { nextCorrection } from '../store/corrections.ts';
import { Programs } from '../store/programs.ts';
import { carryOutCorrection, type Pieces } from './carry-out-correction.ts';
import { foreseeCorrection, type CorrectionTools } from './foresee-correction.ts';

/** Works on the next correction of a merchant, as far as it goes; false if none is waiting. */
export async function workOnCorrection(
  tools: Omit<CorrectionTools, 'programs'>,
  pieces: Pieces,
): Promise<boolean> {
  const correction = await nextCorrection(tools.pool, tools.merchantId);
  if (correction === null) return false;
  const all = { ...tools, programs: new Programs(tools.pool) };
  if (correction.state === 'previewing') await foreseeCorrection(all, correction);
  else await carryOutCorrection(all, correction, pieces);
  return true;
}
