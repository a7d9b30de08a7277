import { EVENT_NAMES } from '@fealty/contract';

const EVENTS = Object.entries(EVENT_NAMES);

/** What events are called, in each way that has a type of its own. */
export const EVENT_UNIONS: readonly {
  readonly name: string;
  readonly says: string;
  readonly words: readonly string[];
}[] = [
  {
    name: 'EventName',
    says: 'What happened, by our own names.',
    words: EVENTS.map(([name]) => name),
  },
  {
    name: 'PlatformEventName',
    says: 'What happened, by the platform’s names.',
    words: namesOf('v2'),
  },
  {
    name: 'V1EventName',
    says: 'What happened, by the names of version 1.',
    words: namesOf('v1'),
  },
];

function namesOf(version: 'v1' | 'v2'): readonly string[] {
  return EVENTS.map(([, names]) => names[version]).filter((name) => name !== null);
}

/** Words as the names of the types that hold just these; null if they are no names of events. */
export function eventTypeOf(words: readonly string[]): string | null {
  const wanted = new Set(words);
  const within = EVENT_UNIONS.filter((union) => union.words.every((word) => wanted.has(word)));
  const held = new Set(within.flatMap((union) => union.words));
  const isAll = words.length > 0 && words.every((word) => held.has(word));
  return isAll ? within.map(({ name }) => name).join(' | ') : null;
}
