import { useEffect, useRef, useState } from 'react';

/** How far something long is that is sent piece by piece. */
export interface Pieces<R> {
  readonly state: 'idle' | 'running' | 'stopped' | 'failed' | 'done';
  /** Items whose piece was answered. */
  readonly sent: number;
  readonly total: number;
  readonly answers: readonly R[];
  /** What went wrong with the last piece; null unless it failed. */
  readonly error: unknown;
  /** Begins, or goes on with the piece that was not answered. */
  readonly go: () => void;
  /** Stops behind the piece that is under way. */
  readonly stop: () => void;
}

interface Course<R> {
  readonly state: Pieces<R>['state'];
  readonly sent: number;
  readonly answers: readonly R[];
  readonly error: unknown;
}

/**
 * Sends many items one piece after another, so that a person sees how far it is, can stop it, and goes on
 * where it stood. Sending a piece again must do no harm: whether one that failed was carried out is not
 * known.
 */
export function usePieces<T, R>(
  items: readonly T[],
  size: number,
  send: (piece: readonly T[]) => Promise<R>,
): Pieces<R> {
  const [course, setCourse] = useState<Course<R>>(BEGINNING);
  const isWanted = useRef(false);
  useEffect(
    () => () => {
      isWanted.current = false;
    },
    [],
  );
  const run = async (): Promise<void> => {
    isWanted.current = true;
    let { sent, answers } = course;
    setCourse({ state: 'running', sent, answers, error: null });
    const goesOn = (): boolean => isWanted.current;
    while (sent < items.length && goesOn()) {
      try {
        const answer = await send(items.slice(sent, sent + size));
        answers = [...answers, answer];
        sent = Math.min(items.length, sent + size);
        setCourse({ state: 'running', sent, answers, error: null });
      } catch (error) {
        setCourse({ state: 'failed', sent, answers, error });
        return;
      }
    }
    setCourse({ state: sent < items.length ? 'stopped' : 'done', sent, answers, error: null });
  };
  return {
    ...course,
    total: items.length,
    go: () => {
      if (course.state !== 'running') void run();
    },
    stop: () => {
      isWanted.current = false;
    },
  };
}

const BEGINNING = { state: 'idle', sent: 0, answers: [], error: null } as const;
