import { EVENT_NAMES } from '@fealty/contract';
import { MAIL_MESSAGES } from '@fealty/contract/v2';

const EVENTS = Object.entries(EVENT_NAMES);

/** Words that have a type of their own: what events are called in each way, and what members get mail of. */
export const WORD_UNIONS: readonly {
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
  {
    name: 'MailMessage',
    says: 'What a member gets mail of.',
    words: MAIL_MESSAGES,
  },
];

function namesOf(version: 'v1' | 'v2'): readonly string[] {
  return EVENTS.map(([, names]) => names[version]).filter((name) => name !== null);
}

/** Words as the names of the types that hold just these; null if no types do. */
export function unionOf(words: readonly string[]): string | null {
  const wanted = new Set(words);
  const within = WORD_UNIONS.filter((union) => union.words.every((word) => wanted.has(word)));
  const held = new Set(within.flatMap((union) => union.words));
  const isAll = words.length > 0 && words.every((word) => held.has(word));
  return isAll ? within.map(({ name }) => name).join(' | ') : null;
}
