import { V2_CODES } from '../../packages/server/src/http/v2/serving/codes.ts';
import { docComment } from './doc-comment.ts';
import type { Draft } from './drafts.ts';
import { WORD_UNIONS } from './word-unions.ts';

/** What the server says no with, and other words that have types. */
export function codesFile(): Draft {
  const unions = [
    {
      name: 'RefusalCode',
      says: 'What the server says no with; `docs/api/v2-errors.md` explains each.',
      words: Object.keys(V2_CODES).sort(),
    },
    ...WORD_UNIONS,
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
