import type { V2Endpoint } from '@fealty/contract/v2';
import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { Call, Data, Sent } from './call.ts';
import { Failure } from './failure.ts';
import { newKey, send } from './send.ts';

const RETRIES_MAX = 2;
/** Whoever looks is told what is wrong, in place of waiting longer than this for another try. */
const RETRY_WAIT_MAX_MS = 4_000;
const RETRY_FIRST_MS = 1_000;
/** What is read again by itself is so after a failure, too. */
const UNREAD_AGAIN_MS = 30_000;
/** What was read so lately is shown again without asking. */
const FRESH_MS = 5_000;

/** One place for how often reads are tried: only what may well succeed the next time. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failures, error) => failures < RETRIES_MAX && mayPass(error),
        retryDelay: (failures, error) => Math.max(RETRY_FIRST_MS * 2 ** failures, waitOf(error)),
        // Without a network the request fails and says so; otherwise grey bars would stand for ever.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      // A write is sent again by whoever wanted it, under the key that it had.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

function mayPass(error: unknown): boolean {
  if (!(error instanceof Failure) || !navigator.onLine) return false;
  const isPassing = error.kind === 'unreachable' || error.kind === 'busy';
  return isPassing && error.waitMs <= RETRY_WAIT_MAX_MS;
}

function waitOf(error: unknown): number {
  return error instanceof Failure ? error.waitMs : 0;
}

export interface ReadTerms<E extends V2Endpoint> {
  readonly isWanted?: boolean;
  /** How long until it is read again by itself, milliseconds, by what was read; null for never. */
  readonly again?: (data: Data<E>) => number | null;
}

/** Reads; while another page of the same is loaded, the one before stays on screen. */
export function useRead<E extends V2Endpoint>(
  called: Call<E>,
  sent: Sent<E> = {},
  { isWanted = true, again }: ReadTerms<E> = {},
): UseQueryResult<Data<E>> {
  return useQuery<Data<E>>({
    queryKey: [called.method, called.path, sent],
    queryFn: ({ signal }) => send(called, sent, { signal }),
    placeholderData: keepPreviousData,
    enabled: isWanted,
    // What is read again by itself comes right by itself.
    meta: { heals: again !== undefined },
    refetchInterval: ({ state: { data, status } }) => {
      if (again === undefined) return false;
      if (data === undefined) return status === 'error' ? UNREAD_AGAIN_MS : false;
      return again(data) ?? false;
    },
  });
}

export interface Written<E extends V2Endpoint> {
  readonly sent: Sent<E>;
  readonly key?: string;
}

/** Writes, and lets everything on screen be read anew: points move in many places at once. */
export function useWrite<E extends V2Endpoint>(
  called: Call<E>,
): UseMutationResult<Data<E>, unknown, Written<E>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ sent, key }: Written<E>) => send(called, sent, { key: key ?? newKey() }),
    onSuccess: () => client.invalidateQueries(),
  });
}
