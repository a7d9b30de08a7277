import type { Finding, Tree } from './tree.ts';
import { texts } from './tree.ts';

interface Unwanted {
  readonly pattern: RegExp;
  readonly message: string;
}

const EVERYWHERE: readonly Unwanted[] = [
  {
    pattern: /(?:^|[\s'"`(=])\/(?:work|root|home\/\w+|Users\/\w+)\//,
    message: 'a path of one machine; say it relative to the project',
  },
  {
    // Spelt so that the rule does not find itself.
    pattern: /\b(?:TO\x44O|FIX\x4DE)\b(?!\(#\d+\))/,
    message: 'open work carries a number in brackets, as in (#12)',
  },
  { pattern: /^(?:<{7}|>{7}|={7}$)/, message: 'left over from a merge' },
];

/** Words of surfaces. They stop where their surface is translated. */
const SURFACE_WORDS = [
  {
    pattern: /\b(?:user_email|userEmail)\b/,
    where: /^packages\/(server\/src\/http\/v1|contract\/src\/v1|storefront|sdk)\//,
    whose: 'v1',
  },
  {
    pattern: /\b(?:points_passed|pointsPassed)\b/,
    where: /^packages\/(server\/src\/http|contract\/src\/v[12]|console|storefront|sdk)\//,
    whose: 'the surfaces',
  },
];

/** What does not belong into any text of the project. */
export function checkWords(tree: Tree): Finding[] {
  const files = texts(tree, /^(?!package-lock\.json$)/);
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) =>
      EVERYWHERE.filter(({ pattern }) => pattern.test(line)).map(({ message }) => ({
        path,
        line: index + 1,
        message,
      })),
    ),
  );
}

/** The words of one surface stay in the code of that surface. */
export function checkSurfaceWords(tree: Tree): Finding[] {
  return texts(tree, /^packages\/.*(?<!\.test)\.tsx?$/).flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) =>
      SURFACE_WORDS.flatMap(({ pattern, where, whose }) => {
        const word = where.test(path) ? undefined : pattern.exec(line)?.[0];
        if (word === undefined) return [];
        const message = `${word} is a word of ${whose}; see GLOSSARY.md for ours`;
        return [{ path, line: index + 1, message }];
      }),
    ),
  );
}
