// Who may know whom (ARCHITECTURE.md, "Direction"). Type imports count: a type is knowledge.
'use strict';

const server = '^packages/server/src/';
const test = '\\.test\\.ts$';

/** A folder of the server that must not reach into others of it. */
function keepsOutOf(folder, others, comment, except = []) {
  return {
    name: `${folder}-keeps-its-place`,
    comment,
    severity: 'error',
    from: { path: `${server}${folder}/`, pathNot: test },
    to: {
      path: `${server}(${others.join('|')})/`,
      ...(except.length > 0 ? { pathNot: except.map((file) => `${server}${file}$`) } : {}),
    },
  };
}

/** What a surface may know of the ledger: how a command is handed in and ends, and what is kept in words. */
const ledgerDoor = [
  'ledger/outcome\\.ts',
  'ledger/lanes\\.ts',
  'ledger/details-text\\.ts',
  'ledger/event-data\\.ts',
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that is no entry point is dead.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.test\\.ts$',
          '\\.d\\.ts$',
          '(^|/)[^/]+\\.config\\.(js|cjs|ts)$',
          '/main\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'core-imports-nothing',
      comment:
        'The same decisions run live, in simulation and in tests; npm hoists, so tsc alone would let a package in.',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: test },
      to: { pathNot: '^packages/core/src/' },
    },
    {
      name: 'sdk-stands-alone',
      comment:
        'It is published: whoever installs it has nothing else of ours, and no package that it could bring along.',
      severity: 'error',
      from: { path: '^packages/sdk/src/', pathNot: test },
      to: { pathNot: '^packages/sdk/src/' },
    },
    {
      name: 'product-knows-no-sdk',
      comment: 'It is for those who call from outside.',
      severity: 'error',
      from: { path: '^packages/(core|contract|server)/' },
      to: { path: '^packages/sdk/' },
    },
    {
      name: 'contract-knows-words-only',
      comment:
        'Wire schemas are read by browsers and by the SDK; they know the schema library and the types of core.',
      severity: 'error',
      from: { path: '^packages/contract/src/', pathNot: test },
      to: {
        pathNot: ['^packages/contract/src/', '(^|/)node_modules/typebox/', '^packages/core/src/'],
      },
    },
    {
      name: 'contract-takes-only-types-of-core',
      severity: 'error',
      comment: 'A schema that runs decisions would carry them into every client.',
      from: { path: '^packages/contract/src/', pathNot: test },
      to: { path: '^packages/core/src/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'v1-never-sees-v2',
      comment: 'Each surface is a translation of one engine, never of another surface.',
      severity: 'error',
      from: { path: '^packages/(server/src/http|contract/src)/v1/' },
      to: { path: '^packages/(server/src/http|contract/src)/v2/' },
    },
    {
      name: 'v2-never-sees-v1',
      comment: 'Each surface is a translation of one engine, never of another surface.',
      severity: 'error',
      from: { path: '^packages/(server/src/http|contract/src)/v2/' },
      to: { path: '^packages/(server/src/http|contract/src)/v1/' },
    },
    keepsOutOf(
      'http',
      ['ledger', 'store', 'jobs', 'cli'],
      'A surface parses, authenticates and maps. It moves points through usecases and reads through queries.',
      ledgerDoor,
    ),
    keepsOutOf(
      'jobs',
      ['ledger', 'store', 'http', 'cli'],
      'A job issues commands and stops.',
      ledgerDoor,
    ),
    keepsOutOf(
      'design',
      ['ledger', 'store', 'usecases', 'queries', 'http', 'jobs', 'runtime', 'cli'],
      'Colours, words and a picture in; what is wrong with them out.',
    ),
    keepsOutOf(
      'usecases',
      ['http', 'jobs', 'integrations', 'cli', 'queries', 'webhooks', 'help-desks'],
      'A use case does not know who asked.',
    ),
    keepsOutOf(
      'queries',
      ['ledger', 'store', 'usecases', 'http', 'jobs', 'integrations', 'cli', 'help-desks'],
      'The read side reads; it decides and writes nothing.',
      ledgerDoor,
    ),
    keepsOutOf(
      'ledger',
      ['usecases', 'queries', 'http', 'jobs', 'integrations', 'cli', 'help-desks'],
      'The lane is below everything that uses it.',
    ),
    keepsOutOf(
      'store',
      ['ledger', 'usecases', 'queries', 'http', 'jobs', 'integrations', 'cli', 'help-desks'],
      'Stores keep configuration: merchants, keys, programs, coupons. They are below everything that uses them.',
    ),
    keepsOutOf(
      'signals',
      [
        'ledger',
        'usecases',
        'queries',
        'http',
        'jobs',
        'integrations',
        'cli',
        'help-desks',
        'liability',
      ],
      'The look for fraud reads what was recorded; it moves nothing and tells nobody.',
    ),
    keepsOutOf(
      'delivery',
      [
        'ledger',
        'store',
        'usecases',
        'queries',
        'http',
        'jobs',
        'integrations',
        'cli',
        'webhooks',
        'mail',
        'outbound',
      ],
      'The engine hands events to channels; how they are told is theirs.',
      ledgerDoor,
    ),
    keepsOutOf(
      'webhooks',
      ['ledger', 'usecases', 'queries', 'http', 'jobs', 'integrations', 'cli', 'mail'],
      'A channel signs and sends; the words are those of a surface, handed in where parts are wired.',
      ledgerDoor,
    ),
    keepsOutOf(
      'mail',
      [
        'ledger',
        'store',
        'usecases',
        'queries',
        'http',
        'jobs',
        'integrations',
        'cli',
        'webhooks',
        'outbound',
      ],
      'Mails are written and handed over here; what they are made of is handed in where parts are wired.',
    ),
    keepsOutOf(
      'zendesk',
      ['ledger', 'usecases', 'http', 'jobs', 'cli', 'webhooks', 'mail', 'help-desks'],
      'Members are read and sent; what they have is decided elsewhere.',
    ),
    keepsOutOf(
      'receipts',
      ['ledger', 'store', 'usecases', 'queries', 'http', 'jobs', 'integrations', 'cli', 'runtime'],
      'Judging a file needs the file and nothing else.',
    ),
    keepsOutOf(
      'runtime',
      ['ledger', 'store', 'usecases', 'queries', 'http', 'jobs', 'integrations', 'cli', 'outbound'],
      'Plumbing knows nothing of loyalty.',
    ),
    keepsOutOf(
      'outbound',
      ['ledger', 'store', 'usecases', 'queries', 'http', 'jobs', 'integrations', 'cli'],
      'What guards calls to strangers knows nothing of loyalty.',
    ),
    keepsOutOf(
      'single-sign-on',
      ['ledger', 'store', 'usecases', 'queries', 'http', 'jobs', 'integrations', 'cli'],
      'Who somebody is, by the word of a provider; what follows from it is decided elsewhere.',
    ),
    keepsOutOf(
      'help-desks',
      ['ledger', 'http', 'jobs', 'integrations', 'cli', 'webhooks', 'mail', 'outbound'],
      'What agents may do is the same whatever asks for it; it moves points by the use cases alone.',
      ledgerDoor,
    ),
    keepsOutOf(
      'liability',
      ['ledger', 'usecases', 'queries', 'http', 'jobs', 'integrations', 'cli', 'webhooks', 'mail'],
      'What is owed is read out of the ledger by whoever asks; it is not told by the writer.',
    ),
    keepsOutOf(
      'reports',
      ['ledger', 'usecases', 'queries', 'http', 'jobs', 'integrations', 'cli', 'webhooks', 'mail'],
      'Reports read sums; whoever asks for them is above.',
    ),
    keepsOutOf(
      'backtest',
      ['ledger', 'usecases', 'queries', 'http', 'jobs', 'integrations', 'cli'],
      'What is replayed is held against the ledger: it must not be told by the writer.',
    ),
    keepsOutOf(
      'verify',
      ['ledger', 'usecases', 'http', 'jobs', 'cli'],
      'A proof that shares code with what it judges proves little.',
    ),
    {
      name: 'simulated-store-knows-no-world',
      severity: 'error',
      comment:
        'It stands for PostgreSQL: rows and locks, whoever asks and whatever fails around it.',
      from: { path: '^tests/simulation/store/' },
      to: { path: '^tests/simulation/(world|run|scenario)/' },
    },
    {
      name: 'simulated-world-knows-no-run',
      severity: 'error',
      comment: 'What is tried in a world, and what must hold of it, is above it.',
      from: { path: '^tests/simulation/world/' },
      to: { path: '^tests/simulation/(run|scenario)/' },
    },
    {
      name: 'console-is-a-client',
      severity: 'error',
      comment:
        'It runs in browsers and speaks HTTP: of the rest it knows types of the contract, no code.',
      from: { path: '^packages/console/src/', pathNot: test },
      to: { path: '^packages/(core|server)/' },
    },
    {
      name: 'console-takes-only-types-of-the-contract',
      severity: 'error',
      comment: 'Schemas would be carried into every browser.',
      from: { path: '^packages/console/src/', pathNot: test },
      to: {
        path: '^(packages/contract/|.*node_modules/typebox/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'features-of-the-console-stay-apart',
      severity: 'error',
      comment: 'What two of them need is a primitive (ui) or a call (api).',
      from: { path: '^packages/console/src/features/([^/]+)/' },
      to: {
        path: '^packages/console/src/(features|app)/',
        pathNot: '^packages/console/src/features/$1/',
      },
    },
    {
      name: 'primitives-of-the-console-stay-below',
      severity: 'error',
      comment: 'Primitives know no feature, calls know nothing that is drawn.',
      from: { path: '^packages/console/src/ui/' },
      to: { path: '^packages/console/src/(features|app)/' },
    },
    {
      name: 'calls-of-the-console-draw-nothing',
      severity: 'error',
      comment: 'Primitives know no feature, calls know nothing that is drawn.',
      from: { path: '^packages/console/src/api/' },
      to: { path: '^packages/console/src/(features|app|ui)/' },
    },
    {
      name: 'server-knows-no-console',
      severity: 'error',
      comment: 'It serves files that were built, whatever they are.',
      from: { path: '^packages/(core|contract|server)/' },
      to: { path: '^packages/(console|storefront)/' },
    },
    {
      name: 'storefront-is-a-client',
      severity: 'error',
      comment:
        'It runs in the pages of shops: a small library that draws, types of the contract, and no code of ours.',
      from: { path: '^packages/storefront/src/', pathNot: test },
      to: { path: '^packages/(core|server|console)/' },
    },
    {
      name: 'storefront-takes-only-types-of-the-contract',
      severity: 'error',
      comment: 'Schemas would be carried into every shop.',
      from: { path: '^packages/storefront/src/', pathNot: test },
      to: {
        path: '^(packages/contract/|.*node_modules/typebox/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'storefront-draws-when-it-is-opened',
      severity: 'error',
      comment:
        'What every page of a shop loads stays small: the dashboard is fetched by its address.',
      from: { path: '^packages/storefront/src/(script|module|client)/', pathNot: test },
      to: {
        path: '^(packages/storefront/src/dashboard/|.*node_modules/preact/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'product-never-sees-tests',
      severity: 'error',
      comment: 'What ships does not depend on what checks it.',
      from: { path: '^packages/', pathNot: test },
      to: { path: '^(tests|bench|scripts)/' },
    },
    {
      name: 'apps-run-elsewhere',
      severity: 'error',
      comment:
        'Apps for help desks run at the help desk and speak HTTP; the server does not know them, nor they it.',
      from: { path: '^packages/' },
      to: { path: '^integrations/' },
    },
    {
      name: 'apps-know-no-server',
      severity: 'error',
      comment:
        'They share words, not code: what the sync fills in is what the app asks Zendesk for.',
      from: { path: '^integrations/', pathNot: test },
      to: { path: '^packages/', pathNot: '^packages/server/src/zendesk/field-rows\\.ts$' },
    },
    {
      name: 'what-runs-in-the-browser-stands-alone',
      severity: 'error',
      comment:
        'It is bundled into a file that others install: no package and nothing of Node gets in.',
      from: { path: '^integrations/zendesk-app/src/' },
      to: { pathNot: '^integrations/zendesk-app/(src|translations)/' },
    },
    {
      name: 'black-box-tests-stay-outside',
      severity: 'error',
      comment: 'They speak HTTP and start processes, or they prove nothing about the product.',
      from: { path: '^tests/(e2e|conformance)/' },
      to: { path: '^packages/(core|server)/' },
    },
    {
      name: 'declared-packages-only',
      severity: 'error',
      comment: 'npm hoists: what is not in the package.json of its workspace works by accident.',
      from: { pathNot: ['^tests/', '^bench/', '^scripts/', test, '\\.config\\.(js|ts|cjs)$'] },
      // Our own packages are linked, not installed; knip checks that they are declared.
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: '^packages/' },
    },
    {
      name: 'no-development-packages-in-the-product',
      severity: 'error',
      comment: 'An install without development packages must run.',
      from: { path: '^packages/[^/]+/src/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that leads nowhere.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['/dist/', '(^|/)results/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@fealty/source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'],
    },
  },
};
