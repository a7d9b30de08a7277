/*
 * Whether the session has ended while somebody works. Requests that meet that wait here until the person
 * has signed in again, in place, and then go on.
 */

type Listener = () => void;

const listeners = new Set<Listener>();
let waiting: (() => void)[] = [];

/** Resolves when somebody has signed in again. */
export function signedInAgain(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    tell();
  });
}

/** Lets go on whatever waits. */
export function resumeSession(): void {
  const all = waiting;
  waiting = [];
  for (const resume of all) resume();
  tell();
}

export function isSessionOver(): boolean {
  return waiting.length > 0;
}

export function onSessionChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
