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

/** Words of the surfaces, some of which both know. They stop where those are translated. */
const OLD_SURFACE = /\b(?:user_email|points_passed|userEmail|pointsPassed)\b/;
const MAY_SPEAK_OLD = /^packages\/(server\/src\/http\/v[12]|contract\/src\/v[12]|storefront|sdk)\//;

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
  return texts(tree, /^packages\/.*(?<!\.test)\.tsx?$/)
    .filter(({ path }) => !MAY_SPEAK_OLD.test(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        const word = OLD_SURFACE.exec(line)?.[0];
        return word === undefined
          ? []
          : [
              {
                path,
                line: index + 1,
                message: `${word} is a word of the wire; see GLOSSARY.md for ours`,
              },
            ];
      }),
    );
}
