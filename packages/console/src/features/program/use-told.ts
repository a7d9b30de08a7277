import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ProgramDocument } from '../../api/document-parts.ts';
import { send } from '../../api/send.ts';
import { useDelayed } from '../../api/use-delayed.ts';
import { describeCall, type Told } from './calls.ts';

const DELAY_MS = 250;

/** A document in the server's sentences: all activities, or one; a moment after it changed. */
export function useTold(document: ProgramDocument, activityId?: string): UseQueryResult<Told> {
  const asked = useDelayed(document, DELAY_MS);
  return useQuery({
    queryKey: ['told', activityId ?? '', asked],
    queryFn: ({ signal }) => {
      const activity_ids = activityId === undefined ? {} : { activity_ids: [activityId] };
      return send(describeCall, { body: { document: asked, ...activity_ids } }, { signal });
    },
    placeholderData: keepPreviousData,
  });
}
