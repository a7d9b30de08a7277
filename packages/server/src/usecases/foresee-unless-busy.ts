import { TooMuchForeseen, type Foreseen, type Foresight } from '../ledger/foresight.ts';
import type { Lanes } from '../ledger/lanes.ts';

/** What commands would come to; null if so much is being foreseen that the same must come again. */
export async function foreseeUnlessBusy(
  lanes: Pick<Lanes, 'foresee'>,
  asked: Foresight,
): Promise<readonly Foreseen[] | null> {
  try {
    return await lanes.foresee(asked);
  } catch (error) {
    if (error instanceof TooMuchForeseen) return null;
    throw error;
  }
}
