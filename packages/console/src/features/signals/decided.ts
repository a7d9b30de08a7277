import { useQueryClient } from '@tanstack/react-query';
import { Failure } from '../../api/failure.ts';

/** As long as a reason may be. */
export const REASON_MAX = 500;

/**
 * Waits for a decision. Whoever comes second is told that a colleague decided, and the list
 * behind the dialog shows what.
 */
export function useDecided(): (deed: Promise<unknown>) => Promise<void> {
  const client = useQueryClient();
  return async (deed) => {
    try {
      await deed;
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'SIGNAL_STATE') throw error;
      await client.invalidateQueries();
      const text = 'A colleague has decided about this signal meanwhile; nothing was changed.';
      throw new Failure(error.kind, text, error.code);
    }
  };
}
