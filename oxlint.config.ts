// The house rules that a linter can hold. STYLE.md names each of them with its reason.
import type { OxlintConfig } from 'oxlint';

type Rules = NonNullable<OxlintConfig['rules']>;

const clock = 'Time is passed in: core has no clock (STYLE.md, "Core").';
const chance = 'Randomness and ids are passed in (STYLE.md, "Core").';

const noClockOrChance = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
  { selector: "CallExpression[callee.name='Date']", message: clock },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: clock },
  { selector: "MemberExpression[object.name='performance']", message: clock },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: chance },
];

/** A pattern has no properties of its own, so any text has all of them: the check cannot fail. */
const bareRegExp = {
  selector:
    'CallExpression[callee.property.name="toMatchObject"] :matches(Property, ArrayExpression) > Literal[regex]',
  message: 'toMatchObject takes any text for a pattern: write expect.stringMatching(…).',
};

/** What a function may look like before it is taken apart. */
const sizes: Rules = {
  'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', { max: 4 }],
  'max-depth': ['error', { max: 3 }],
  'max-nested-callbacks': ['error', { max: 4 }],
  complexity: ['error', { max: 20 }],
};

/** What the language allows and the house does not. */
const habits: Rules = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  curly: ['error', 'multi-line'],
  'no-console': 'error',
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-param-reassign': 'error',
  'no-self-compare': 'error',
  'no-template-curly-in-string': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-unreachable-loop': 'error',
  'no-var': 'error',
  'no-warning-comments': ['error', { terms: ['fixme', 'xxx', 'hack'], location: 'anywhere' }],
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'prefer-rest-params': 'error',
  'prefer-spread': 'error',
  'import/no-default-export': 'error',
};

/** What can be seen without knowing types. */
const forms: Rules = {
  'typescript/ban-ts-comment': ['error', { minimumDescriptionLength: 12 }],
  'typescript/consistent-type-imports': 'error',
  'typescript/explicit-module-boundary-types': 'error',
  'typescript/no-array-constructor': 'error',
  'typescript/no-duplicate-enum-values': 'error',
  'typescript/no-dynamic-delete': 'error',
  'typescript/no-empty-object-type': 'error',
  'typescript/no-explicit-any': 'error',
  'typescript/no-extra-non-null-assertion': 'error',
  'typescript/no-extraneous-class': 'error',
  'typescript/no-invalid-void-type': 'error',
  'typescript/no-misused-new': 'error',
  'typescript/no-namespace': 'error',
  'typescript/no-non-null-asserted-nullish-coalescing': 'error',
  'typescript/no-non-null-asserted-optional-chain': 'error',
  'typescript/no-non-null-assertion': 'error',
  'typescript/no-require-imports': 'error',
  'typescript/no-this-alias': 'error',
  'typescript/no-unnecessary-type-constraint': 'error',
  'typescript/no-unsafe-declaration-merging': 'error',
  'typescript/no-unsafe-function-type': 'error',
  'typescript/no-wrapper-object-types': 'error',
  'typescript/prefer-as-const': 'error',
  'typescript/prefer-literal-enum-member': 'error',
  'typescript/prefer-namespace-keyword': 'error',
  'typescript/triple-slash-reference': 'error',
  'typescript/unified-signatures': 'error',
  'no-unused-expressions': 'error',
  'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
  'no-useless-constructor': 'error',
};

/** What takes the types of the whole tree: promises forgotten, cases forgotten, checks that cannot fail. */
const types: Rules = {
  'typescript/await-thenable': 'error',
  'typescript/no-array-delete': 'error',
  'typescript/no-base-to-string': 'error',
  'typescript/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  'typescript/no-deprecated': 'error',
  'typescript/no-duplicate-type-constituents': 'error',
  'typescript/no-floating-promises': 'error',
  'typescript/no-for-in-array': 'error',
  'typescript/no-implied-eval': 'error',
  'typescript/no-meaningless-void-operator': 'error',
  'typescript/no-misused-promises': 'error',
  'typescript/no-misused-spread': 'error',
  'typescript/no-mixed-enums': 'error',
  'typescript/no-redundant-type-constituents': 'error',
  'typescript/no-unnecessary-boolean-literal-compare': 'error',
  'typescript/no-unnecessary-condition': 'error',
  'typescript/no-unnecessary-template-expression': 'error',
  'typescript/no-unnecessary-type-arguments': 'error',
  'typescript/no-unnecessary-type-assertion': 'error',
  'typescript/no-unnecessary-type-conversion': 'error',
  'typescript/no-unnecessary-type-parameters': 'error',
  'typescript/no-unsafe-argument': 'error',
  'typescript/no-unsafe-assignment': 'error',
  'typescript/no-unsafe-call': 'error',
  'typescript/no-unsafe-member-access': 'error',
  'typescript/no-unsafe-return': 'error',
  'typescript/no-unsafe-unary-minus': 'error',
  'typescript/no-useless-default-assignment': 'error',
  'typescript/only-throw-error': 'error',
  'typescript/prefer-promise-reject-errors': 'error',
  'typescript/prefer-reduce-type-parameter': 'error',
  'typescript/prefer-return-this-type': 'error',
  'typescript/related-getter-setter-pairs': 'error',
  'typescript/require-await': 'error',
  'typescript/restrict-plus-operands': [
    'error',
    {
      ...{ allowAny: false, allowBoolean: false, allowNullish: false },
      ...{ allowNumberAndString: false, allowRegExp: false },
    },
  ],
  // A number in a sentence is not a mistake; an object is, and stays an error.
  'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
  'typescript/return-await': ['error', 'error-handling-correctness-only'],
  'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  'typescript/unbound-method': 'error',
  'typescript/use-unknown-in-catch-callback-variable': 'error',
};

const config: OxlintConfig = {
  plugins: ['typescript', 'import'],
  jsPlugins: [{ name: 'by-selector', specifier: 'oxlint-plugin-eslint' }],
  // Each rule is named here; none comes with an update.
  categories: { correctness: 'off' },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: [
    ...['**/dist/**', '**/node_modules/**', 'data/**', 'bench/results/**', 'coverage/**'],
    // What other programs read as it stands, without types.
    '**/*.{js,cjs,mjs}',
  ],
  rules: { ...sizes, ...habits, ...forms, ...types },
  overrides: [
    {
      // The environment has one reader, so that one page can list what may be set.
      files: ['packages/**/*.{ts,tsx}'],
      excludeFiles: ['packages/server/src/config.ts', '**/*.test.ts'],
      rules: {
        'no-restricted-properties': [
          'error',
          {
            object: 'process',
            property: 'env',
            message: 'Read the environment in config.ts only.',
          },
        ],
      },
    },
    {
      files: ['packages/core/src/**/*.ts'],
      excludeFiles: ['**/*.test.ts'],
      rules: {
        'by-selector/no-restricted-syntax': ['error', ...noClockOrChance],
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
        'by-selector/no-restricted-syntax': ['error', bareRegExp],
      },
    },
    {
      // Tools that ask for a default export.
      files: ['**/vite*.config.ts', 'oxlint.config.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
};

export default config;
