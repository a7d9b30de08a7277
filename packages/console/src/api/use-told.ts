import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ProgramDocument } from './document-parts.ts';
import { describeCall, type Told } from './draft-calls.ts';
import { send } from './send.ts';
import { useDelayed } from './use-delayed.ts';

const DELAY_MS = 250;

/**
 * A document in the server's sentences: settings, and all activities, one, or none; a moment after it
 * changed.
 */
export function useTold(
  document: ProgramDocument,
  activityId?: string | null,
): UseQueryResult<Told> {
  const asked = useDelayed(document, DELAY_MS);
  return useQuery({
    queryKey: ['told', activityId, asked],
    queryFn: ({ signal }) => {
      const ids = activityId === null ? [] : [activityId];
      const activity_ids = activityId === undefined ? {} : { activity_ids: ids };
      return send(describeCall, { body: { document: asked, ...activity_ids } }, { signal });
    },
    meta: { isTyped: true },
    placeholderData: keepPreviousData,
  });
}
