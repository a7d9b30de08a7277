/*
 * What somebody typed and has not saved, in the browser's memory: a lost connection, a closed window or a
 * session that ended takes nothing away. Each person at each store has their own.
 */

const PREFIX = 'fealty.unsaved';
/** Drafts of parts are a few thousand characters; a longer one is not kept. */
const LENGTH_MAX = 500_000;

/** Names a thing that is edited, for one person at one store. */
export interface UnsavedOf {
  readonly partnerId: string;
  readonly personId: string;
  /** `activities/made_a_purchase` */
  readonly name: string;
}

/** Reads what was kept; null if nothing was, or if it cannot be read. */
export function readUnsaved(of: UnsavedOf): unknown {
  try {
    const text = localStorage.getItem(keyOf(of));
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Keeps it, if the browser lets us: what is typed is on the page anyway. */
export function keepUnsaved(of: UnsavedOf, value: unknown): void {
  try {
    const text = JSON.stringify(value);
    if (text.length <= LENGTH_MAX) localStorage.setItem(keyOf(of), text);
  } catch {
    // A browser that keeps nothing, or is full.
  }
}

export function forgetUnsaved(of: UnsavedOf): void {
  try {
    localStorage.removeItem(keyOf(of));
  } catch {
    // Then nothing was kept either.
  }
}

function keyOf({ partnerId, personId, name }: UnsavedOf): string {
  return [PREFIX, partnerId, personId, name].join(':');
}
