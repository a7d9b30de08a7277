// Who may know whom (ARCHITECTURE.md, "Direction"). Type imports count: a type is knowledge.
'use strict';

const server = '^packages/server/src/';
const test = '\\.test\\.ts$';

/** A rule that nothing may break. */
function rule(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

/** All of a place but its tests. */
function codeOf(path) {
  return { path, pathNot: test };
}

/** What is there when the program runs; types of the same place may be known. */
function running(path) {
  return { path, dependencyTypesNot: ['type-only'] };
}

/** A folder of the server that must not reach into others of it. */
function keepsOutOf(folder, others, comment, except = []) {
  return rule(`${folder}-keeps-its-place`, comment, codeOf(`${server}${folder}/`), {
    path: `${server}(${others.join('|')})/`,
    ...(except.length > 0 ? { pathNot: except.map((file) => `${server}${file}$`) } : {}),
  });
}

/** A version of the API that must not know another. */
function neverSees(one, other) {
  const versions = '^packages/(server/src/http|contract/src)/';
  const comment = 'Each surface is a translation of one engine, never of another surface.';
  return rule(
    `${one}-never-sees-${other}`,
    comment,
    { path: `${versions}${one}/` },
    { path: `${versions}${other}/` },
  );
}

/** A package for browsers that knows how the contract's values look, and not what checks them. */
function takesOnlyTypes(name, comment) {
  return rule(
    `${name}-takes-only-types-of-the-contract`,
    comment,
    codeOf(`^packages/${name}/src/`),
    running('^(packages/contract/|.*node_modules/typebox/)'),
  );
}

const surfaces = ['http', 'jobs', 'cli'];
/** Who asks the ledger for something. */
const askers = ['usecases', 'queries', ...surfaces];
const engine = ['ledger', ...askers];
const product = ['store', ...engine];

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
    rule(
      'no-cycles',
      'Two files that need each other are one file, or lack a third.',
      {},
      { circular: true },
    ),
    rule(
      'no-orphans',
      'A file that nothing imports and that is no entry point is dead.',
      {
        orphan: true,
        pathNot: [
          '\\.test\\.ts$',
          '\\.d\\.ts$',
          '(^|/)[^/]+\\.config\\.(js|cjs|ts)$',
          '/main\\.ts$',
        ],
      },
      {},
    ),
    rule(
      'core-imports-nothing',
      'The same decisions run live, in simulation and in tests; npm hoists, so tsc alone would let a package in.',
      codeOf('^packages/core/src/'),
      { pathNot: '^packages/core/src/' },
    ),
    rule(
      'sdk-stands-alone',
      'It is published: whoever installs it has nothing else of ours, and no package that it could bring along.',
      codeOf('^packages/sdk/src/'),
      { pathNot: '^packages/sdk/src/' },
    ),
    rule(
      'product-knows-no-sdk',
      'It is for those who call from outside.',
      { path: '^packages/(core|contract|server)/' },
      { path: '^packages/sdk/' },
    ),
    rule(
      'contract-knows-words-only',
      'Wire schemas are read by browsers and by the SDK; they know the schema library and the types of core.',
      codeOf('^packages/contract/src/'),
      {
        pathNot: ['^packages/contract/src/', '(^|/)node_modules/typebox/', '^packages/core/src/'],
      },
    ),
    rule(
      'contract-takes-only-types-of-core',
      'A schema that runs decisions would carry them into every client.',
      codeOf('^packages/contract/src/'),
      running('^packages/core/src/'),
    ),
    neverSees('v1', 'v2'),
    neverSees('v2', 'v1'),
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
      [...product, 'runtime'],
      'Colours, words and a picture in; what is wrong with them out.',
    ),
    keepsOutOf(
      'usecases',
      [...surfaces, 'queries', 'webhooks', 'help-desks'],
      'A use case does not know who asked.',
    ),
    keepsOutOf(
      'queries',
      [...surfaces, 'ledger', 'store', 'usecases', 'help-desks'],
      'The read side reads; it decides and writes nothing.',
      ledgerDoor,
    ),
    keepsOutOf('ledger', [...askers, 'help-desks'], 'The lane is below everything that uses it.'),
    keepsOutOf(
      'store',
      [...engine, 'help-desks'],
      'Stores keep configuration: merchants, keys, programs, coupons. They are below everything that uses them.',
    ),
    keepsOutOf(
      'signals',
      [...engine, 'help-desks', 'liability'],
      'The look for fraud reads what was recorded; it moves nothing and tells nobody.',
    ),
    keepsOutOf(
      'delivery',
      [...product, 'webhooks', 'mail', 'outbound'],
      'The engine hands events to channels; how they are told is theirs.',
      ledgerDoor,
    ),
    keepsOutOf(
      'webhooks',
      [...engine, 'mail'],
      'A channel signs and sends; the words are those of a surface, handed in where parts are wired.',
      ledgerDoor,
    ),
    keepsOutOf(
      'mail',
      [...product, 'webhooks', 'outbound'],
      'Mails are written and handed over here; what they are made of is handed in where parts are wired.',
      ledgerDoor,
    ),
    keepsOutOf(
      'zendesk',
      [...surfaces, 'ledger', 'usecases', 'webhooks', 'mail', 'help-desks'],
      'Members are read and sent; what they have is decided elsewhere.',
    ),
    keepsOutOf(
      'receipts',
      [...product, 'runtime'],
      'Judging a file needs the file and nothing else.',
    ),
    keepsOutOf('runtime', [...product, 'outbound'], 'Plumbing knows nothing of loyalty.'),
    keepsOutOf(
      'outbound',
      [...product],
      'What guards calls to strangers knows nothing of loyalty.',
    ),
    keepsOutOf(
      'single-sign-on',
      [...product],
      'Who somebody is, by the word of a provider; what follows from it is decided elsewhere.',
    ),
    keepsOutOf(
      'help-desks',
      [...surfaces, 'ledger', 'webhooks', 'mail', 'outbound'],
      'What agents may do is the same whatever asks for it; it moves points by the use cases alone.',
      ledgerDoor,
    ),
    keepsOutOf(
      'liability',
      [...engine, 'webhooks', 'mail'],
      'What is owed is read out of the ledger by whoever asks; it is not told by the writer.',
    ),
    keepsOutOf(
      'reports',
      [...engine, 'webhooks', 'mail'],
      'Reports read sums; whoever asks for them is above.',
    ),
    keepsOutOf(
      'backtest',
      [...engine],
      'What is replayed is held against the ledger: it must not be told by the writer.',
    ),
    keepsOutOf(
      'seals',
      [...product, 'verify'],
      'Seals are made of heads as they stand, whoever wrote them.',
      ['store/sealed-columns\\.ts'],
    ),
    keepsOutOf(
      'verify',
      [...surfaces, 'ledger', 'usecases', 'seals'],
      'A proof that shares code with what it judges proves little.',
    ),
    rule(
      'simulated-store-knows-no-world',
      'It stands for PostgreSQL: rows and locks, whoever asks and whatever fails around it.',
      { path: '^tests/simulation/store/' },
      { path: '^tests/simulation/(world|run|scenario)/' },
    ),
    rule(
      'simulated-world-knows-no-run',
      'What is tried in a world, and what must hold of it, is above it.',
      { path: '^tests/simulation/world/' },
      { path: '^tests/simulation/(run|scenario)/' },
    ),
    rule(
      'console-is-a-client',
      'It runs in browsers and speaks HTTP: of the rest it knows types of the contract, no code.',
      codeOf('^packages/console/src/'),
      { path: '^packages/(core|server)/' },
    ),
    takesOnlyTypes('console', 'Schemas would be carried into every browser.'),
    rule(
      'features-of-the-console-stay-apart',
      'What two of them need is a primitive (ui) or a call (api).',
      { path: '^packages/console/src/features/([^/]+)/' },
      {
        path: '^packages/console/src/(features|app)/',
        pathNot: '^packages/console/src/features/$1/',
      },
    ),
    rule(
      'primitives-of-the-console-stay-below',
      'Primitives know no feature, calls know nothing that is drawn.',
      { path: '^packages/console/src/ui/' },
      { path: '^packages/console/src/(features|app)/' },
    ),
    rule(
      'calls-of-the-console-draw-nothing',
      'Primitives know no feature, calls know nothing that is drawn.',
      { path: '^packages/console/src/api/' },
      { path: '^packages/console/src/(features|app|ui)/' },
    ),
    rule(
      'server-knows-no-console',
      'It serves files that were built, whatever they are.',
      { path: '^packages/(core|contract|server)/' },
      { path: '^packages/(console|storefront)/' },
    ),
    rule(
      'storefront-is-a-client',
      'It runs in the pages of shops: a small library that draws, types of the contract, and no code of ours.',
      codeOf('^packages/storefront/src/'),
      { path: '^packages/(core|server|console)/' },
    ),
    takesOnlyTypes('storefront', 'Schemas would be carried into every shop.'),
    rule(
      'storefront-draws-when-it-is-opened',
      'What every page of a shop loads stays small: the dashboard is fetched by its address.',
      codeOf('^packages/storefront/src/(script|module|client)/'),
      running('^(packages/storefront/src/dashboard/|.*node_modules/preact/)'),
    ),
    rule(
      'product-never-sees-tests',
      'What ships does not depend on what checks it.',
      codeOf('^packages/'),
      { path: '^(tests|bench|scripts)/' },
    ),
    rule(
      'apps-run-elsewhere',
      'Apps for help desks run at the help desk and speak HTTP; the server does not know them, nor they it.',
      { path: '^packages/' },
      { path: '^integrations/' },
    ),
    rule(
      'apps-know-no-server',
      'They share words, not code: what the sync fills in is what the app asks Zendesk for.',
      codeOf('^integrations/'),
      { path: '^packages/', pathNot: '^packages/server/src/zendesk/field-rows\\.ts$' },
    ),
    rule(
      'what-runs-in-the-browser-stands-alone',
      'It is bundled into a file that others install: no package and nothing of Node gets in.',
      { path: '^integrations/zendesk-app/src/' },
      { pathNot: '^integrations/zendesk-app/(src|translations)/' },
    ),
    rule(
      'black-box-tests-stay-outside',
      'They speak HTTP and start processes, or they prove nothing about the product.',
      { path: '^tests/(e2e|conformance)/' },
      { path: '^packages/(core|server)/' },
    ),
    rule(
      'declared-packages-only',
      'npm hoists: what is not in the package.json of its workspace works by accident.',
      { pathNot: ['^tests/', '^bench/', '^scripts/', test, '\\.config\\.(js|ts|cjs)$'] },
      // Our own packages are linked, not installed; knip checks that they are declared.
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: '^packages/' },
    ),
    rule(
      'no-development-packages-in-the-product',
      'An install without development packages must run.',
      codeOf('^packages/[^/]+/src/'),
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    rule('resolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    // What stands apart with a lock file of its own is not installed with the rest.
    exclude: { path: ['/dist/', '(^|/)results/', '^bench/peers/medusa/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@fealty/source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'],
    },
  },
};
