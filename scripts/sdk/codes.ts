import { EVENT_NAMES } from '@fealty/contract';
import { V2_CODES } from '../../packages/server/src/http/v2/serving/codes.ts';
import { docComment } from './doc-comment.ts';
import type { Draft } from './drafts.ts';

/** What the server says no with, and what events are called. */
export function codesFile(): Draft {
  const events = Object.entries(EVENT_NAMES);
  const namesOf = (version: 'v1' | 'v2'): readonly string[] =>
    events.map(([, names]) => names[version]).filter((name) => name !== null);
  const unions = [
    {
      name: 'RefusalCode',
      says: 'What the server says no with; `docs/api/v2-errors.md` explains each.',
      words: Object.keys(V2_CODES).sort(),
    },
    {
      name: 'EventName',
      says: 'What happened, by our own names.',
      words: events.map(([name]) => name),
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
  return {
    path: 'codes.ts',
    holds: 'types',
    declares: unions.map(({ name }) => name),
    code: unions
      .map(({ name, says, words }) => {
        const union = words.map((word) => `| '${word}'`).join('\n');
        return `${docComment([says])}export type ${name} =\n${union};\n`;
      })
      .join('\n'),
  };
}
