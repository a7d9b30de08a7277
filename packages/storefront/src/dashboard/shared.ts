import type { ShownDesign } from '@fealty/contract/v2';
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { StorefrontCall, StorefrontClient } from '../client/client.ts';
import type { Speech } from './speech.ts';

export type SectionName =
  'home' | 'earn' | 'redeem' | 'rewards' | 'activity' | 'tiers' | 'refer' | 'profile';

/** What all parts of an open dashboard share. */
export interface Shared {
  readonly client: StorefrontClient;
  readonly design: ShownDesign;
  readonly speech: Speech;
  /** Whether nobody is known: only what anybody may see is shown. */
  readonly isGuest: boolean;
  /** Answers by what was asked, so that going back to a section shows it at once. */
  readonly known: Map<string, unknown>;
  /** Questions under way, each asked once however many parts of a section have it. */
  readonly asked: Map<string, Promise<unknown>>;
  /** Grows when something was done: what is shown is asked again. */
  readonly turn: number;
  readonly go: (section: SectionName) => void;
  /** Says something to everybody, those who hear it included. */
  readonly tell: (sentence: string) => void;
  readonly refresh: () => void;
}

export const SharedContext = createContext<Shared | null>(null);

export function useShared(): Shared {
  const shared = useContext(SharedContext);
  if (shared === null) throw new Error('parts of the dashboard stand inside it');
  return shared;
}

/** How a question stands. What was known stays on view while it is asked again. */
export interface Answered<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isAsking: boolean;
  readonly again: () => void;
}

const KNOWN_MAX = 60;

/** Asks the API for what a section shows. */
export function useAnswer<T>(path: string, query: StorefrontCall['query'] = {}): Answered<T> {
  const { client, known, asked, turn } = useShared();
  const key = `${path} ${JSON.stringify(query)}`;
  const [state, setState] = useState({ key: '', error: undefined as unknown, isAsking: true });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isWanted = true;
    setState({ key, error: undefined, isAsking: true });
    askOnce(asked, `${String(turn)} ${key}`, () => client.call(path, { query })).then(
      (data) => {
        if (known.size >= KNOWN_MAX) known.clear();
        known.set(key, data);
        if (isWanted) setState({ key, error: undefined, isAsking: false });
      },
      (error: unknown) => {
        if (isWanted) setState({ key, error, isAsking: false });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [key, turn, tries]);
  const isOwn = state.key === key;
  return {
    // The map holds answers of many questions: each was put in under its own key, by this function.
    data: known.get(key) as T | undefined,
    error: isOwn ? state.error : undefined,
    isAsking: !isOwn || state.isAsking,
    again: () => setTries((before) => before + 1),
  };
}

/** Joins a question that is under way already, or asks it. */
function askOnce(
  asked: Map<string, Promise<unknown>>,
  key: string,
  ask: () => Promise<unknown>,
): Promise<unknown> {
  const before = asked.get(key);
  if (before !== undefined) return before;
  const asking = ask().finally(() => asked.delete(key));
  asked.set(key, asking);
  return asking;
}

/** A key that makes a write that is repeated the same write. Pages without https have no randomUUID. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Does something once at a time, and says what came of it. */
export interface Deed<T> {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly done: T | undefined;
  readonly run: () => void;
  readonly reset: () => void;
}

export function useDeed<T>(work: () => Promise<T>, then?: (done: T) => void): Deed<T> {
  const [state, setState] = useState<Omit<Deed<T>, 'run' | 'reset'>>(AT_REST);
  return {
    ...state,
    reset: () => setState(AT_REST),
    run() {
      if (state.isBusy) return;
      setState({ ...AT_REST, isBusy: true });
      work().then(
        (done) => {
          setState({ isBusy: false, error: undefined, done });
          then?.(done);
        },
        (error: unknown) => setState({ ...AT_REST, error }),
      );
    },
  };
}

const AT_REST = { isBusy: false, error: undefined, done: undefined } as const;
