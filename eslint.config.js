// The house rules that a linter can hold. STYLE.md names each of them with its reason.
import tseslint from 'typescript-eslint';

const clock = 'Time is passed in: core has no clock (STYLE.md, "Core").';
const chance = 'Randomness and ids are passed in (STYLE.md, "Core").';

/** Without default exports a thing has one name everywhere. Tools that ask for one are excepted. */
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name; a default export has as many names as importers.',
};

const noClockOrChance = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
  { selector: "CallExpression[callee.name='Date']", message: clock },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: clock,
  },
  { selector: "MemberExpression[object.name='performance']", message: clock },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: chance,
  },
];

/**
 * The whole tree is judged as one program: sources that many folders import are then read and typed once.
 * The storefront is another, as its elements are drawn by another library. A few files are sooner judged by
 * the folder they lie in.
 */
const programs = process.argv.includes('.')
  ? { project: ['./tsconfig.lint.json', './packages/storefront/tsconfig.json'] }
  : { projectService: true };

/** What a function may look like before it is taken apart. */
const sizes = {
  'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', { max: 4 }],
  'max-depth': ['error', { max: 3 }],
  'max-nested-callbacks': ['error', { max: 4 }],
  complexity: ['error', { max: 20 }],
};

/** What the language allows and the house does not. */
const habits = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  curly: ['error', 'multi-line'],
  'no-console': 'error',
  'no-eval': 'error',
  'no-implied-eval': 'off',
  'no-new-func': 'error',
  'no-var': 'error',
  'no-param-reassign': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-unreachable-loop': 'error',
  'no-self-compare': 'error',
  'no-template-curly-in-string': 'error',
  'no-warning-comments': ['error', { terms: ['fixme', 'xxx', 'hack'], location: 'anywhere' }],
  'prefer-const': 'error',
  'object-shorthand': 'error',
  'require-atomic-updates': 'off',
  'no-restricted-syntax': ['error', noDefaultExport],
};

/** A pattern has no properties of its own, so any text has all of them: the check cannot fail. */
const bareRegExp = {
  selector:
    'CallExpression[callee.property.name="toMatchObject"] :matches(Property, ArrayExpression) > Literal[regex]',
  message: 'toMatchObject takes any text for a pattern: write expect.stringMatching(…).',
};

const types = {
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/explicit-module-boundary-types': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true },
  ],
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  // A number in a sentence is not a mistake; an object is, and stays an error.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  // There are no enums (erasableSyntaxOnly), and looking for misused ones took every tenth second.
  '@typescript-eslint/no-unsafe-enum-assignment': 'off',
  '@typescript-eslint/no-unsafe-enum-comparison': 'off',
  '@typescript-eslint/ban-ts-comment': ['error', { minimumDescriptionLength: 12 }],
};

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/node_modules/**', 'data/**', 'bench/results/**', 'coverage/**'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        ...programs,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: { ...sizes, ...habits, ...types },
  },
  {
    // The environment has one reader, so that one page can list what may be set.
    files: ['packages/**/*.{ts,tsx}'],
    ignores: ['packages/server/src/config.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read the environment in config.ts only.' },
      ],
    },
  },
  {
    files: ['packages/core/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, ...noClockOrChance],
      'no-restricted-globals': ['error', 'Intl', 'performance', 'crypto'],
    },
  },
  {
    // Time zones need the calendar of Intl; this one file turns instants into days and back.
    files: ['packages/core/src/time/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', 'performance', 'crypto'] },
  },
  {
    // Programs that people read on a terminal.
    files: [
      ...['packages/server/src/cli/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'],
      'integrations/*/build.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.test.ts', 'tests/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 600 }],
      'max-lines-per-function': 'off',
      'max-nested-callbacks': 'off',
      'no-console': 'off',
      'no-restricted-syntax': ['error', noDefaultExport, bareRegExp],
    },
  },
  {
    files: ['**/vite*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
