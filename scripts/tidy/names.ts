import type { Finding, Tree } from './tree.ts';
import { lineAt, texts } from './tree.ts';

/** Words that let a file or a type collect whatever comes along. */
const BANNED = new Map([
  ['util', 'the verb it does'],
  ['utils', 'the verb it does'],
  ['helper', 'the verb it does'],
  ['helpers', 'the verb it does'],
  ['manager', 'the verb it does'],
  ['common', 'the thing that is shared'],
  ['misc', 'one subject'],
  ['handler', 'what is handled'],
  ['handlers', 'what is handled'],
  ['processor', 'what is done'],
  ['impl', 'the thing itself'],
  ['dto', 'the thing itself'],
]);

const NAMED_BY_CONVENTION =
  /^(README|ARCHITECTURE|CHANGELOG|CONTRIBUTING|GLOSSARY|LICENSE|SECURITY|STYLE|Dockerfile|NOTICE)(\.md)?$/;
/** Data sets of the Gladly app, which its platform names after what templates see. */
const NAMED_BY_GLADLY = /^integrations\/gladly-app\/app\/.*\/_test_\//;
const KEBAB = /^\.?[a-z0-9_]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const TYPE_NAME =
  /\b(?:class|interface|type|enum)\s+(\w*(?:Manager|Helpers?|Utils?|Processor|Impl|Dto)|I[A-Z][a-z]\w*)\b/g;

/** Files and folders are kebab-case and named by what they hold. */
export function checkNames(tree: Tree): Finding[] {
  return tree.flatMap(({ path }) => {
    const findings: Finding[] = [];
    if (NAMED_BY_GLADLY.test(path)) return findings;
    for (const part of path.split('/')) {
      if (NAMED_BY_CONVENTION.test(part)) continue;
      if (!KEBAB.test(part)) {
        findings.push({ path, line: 0, message: `write ${part} in kebab-case` });
      }
      for (const word of part.split(/[-.]/)) {
        const instead = BANNED.get(word);
        if (instead !== undefined) {
          findings.push({ path, line: 0, message: `name ${part} by ${instead}, not "${word}"` });
        }
      }
    }
    return findings;
  });
}

/** Types are named by what they are. */
export function checkTypeNames(tree: Tree): Finding[] {
  return texts(tree, /^(packages|tests|bench|scripts|integrations)\/.*\.tsx?$/).flatMap(
    ({ path, text }) =>
      [...text.matchAll(TYPE_NAME)].map((match) => ({
        path,
        line: lineAt(text, match.index),
        message: `name the type ${match[1] ?? ''} by what it is`,
      })),
  );
}
