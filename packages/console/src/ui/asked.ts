import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** What a page is asked for by its address, and how that is changed. */
export interface Asked {
  /** What stands under a name; empty if nothing does. */
  readonly of: (name: string) => string;
  /** From which row on: `from`, 0 for the first page. */
  readonly start: number;
  /** Puts values in place; empty ones are taken away. What is shown begins at the first row again. */
  readonly change: (changed: Readonly<Record<string, string>>) => void;
  readonly goTo: (start: number) => void;
}

const START = 'from';

/** Filters and pages stand in the address: it can be sent to a colleague, and going back goes back. */
export function useAsked(): Asked {
  const [asked, setAsked] = useSearchParams();
  const change = useCallback(
    (changed: Readonly<Record<string, string>>): void => {
      setAsked(
        (before) => {
          const next = new URLSearchParams(before);
          next.delete(START);
          for (const [name, value] of Object.entries(changed)) {
            if (value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      );
    },
    [setAsked],
  );
  return {
    of: (name) => asked.get(name) ?? '',
    start: Math.max(0, Math.floor(Number(asked.get(START) ?? 0)) || 0),
    change,
    goTo: (start) => change({ [START]: start === 0 ? '' : String(start) }),
  };
}
