/** A part of the sources whose tests are judged, and by which tests. */
export interface Area {
  readonly name: string;
  /** Files and folders below the project. */
  readonly sources: readonly string[];
  /** Whether its mutants are so many that a sample speaks for them. */
  readonly isSample: boolean;
  /** Patterns of test files in the order in which they are tried: what is quick first. */
  readonly tests: readonly string[];
  /** Tests that want a database, for what lived in front of the others; empty for none. */
  readonly onDatabase: readonly string[];
  /** Test files so slow that only mutants of what they are about are asked them, by the ends of its names. */
  readonly slow: Readonly<Record<string, readonly string[]>>;
  /** Test files that cost more than they find; others find the same. */
  readonly without: readonly string[];
  /** Ends of names of sources that remember between calls. After their mutants everything is loaded anew. */
  readonly remembering: readonly string[];
}

const CORE = 'packages/core/src';
const SERVER = 'packages/server/src';

const core: Area = {
  name: 'core',
  isSample: false,
  sources: [CORE],
  tests: [
    `${CORE}/!(properties|replay|liability)/**/*.test.ts`,
    `${CORE}/*.test.ts`,
    'tests/scenarios/core.test.ts',
    `${CORE}/{properties,replay,liability}/**/*.test.ts`,
  ],
  onDatabase: [],
  slow: {},
  // Follows thousands of shops for seconds, in which every function of core takes part.
  without: [`${CORE}/liability/bands.test.ts`],
  remembering: ['core/src/time/zone.ts', 'core/src/breaker/changes-earning.ts'],
};

const SIGNING = [
  ...['webhooks/sign', 'webhooks/verify', 'webhooks/request-id'],
  ...['http/help-desks/gladly-signature', 'http/v2/integrations/store-events/signature'],
  ...['http/storefront/token', 'http/storefront/access-token', 'help-desks/token'],
  ...['mail/unsubscribe-link', 'runtime/seal', 'runtime/one-time-code'],
  'single-sign-on/identity-token',
];

const signing: Area = {
  name: 'signing',
  isSample: false,
  sources: SIGNING.map((name) => `${SERVER}/${name}.ts`),
  tests: SIGNING.map((name) => `${SERVER}/${name}.test.ts`),
  onDatabase: [],
  slow: {},
  without: [],
  remembering: [],
};

const LEDGER = `${SERVER}/ledger`;
const ERASURE = `${SERVER}/usecases/erase-member.db.test.ts`;
const UNIQUENESS = `${SERVER}/usecases/unique-attributes.db.test.ts`;
const LANES = `${LEDGER}/lanes.db.test.ts`;

const lane: Area = {
  name: 'lane',
  isSample: true,
  sources: [LEDGER],
  tests: [`${LEDGER}/*.test.ts`, 'tests/mutation/lane-tests.ts'],
  onDatabase: [
    `${LEDGER}/{flight,kept-answers,recover,lapsed-sums}.db.test.ts`,
    ...[UNIQUENESS, ERASURE, LANES, 'tests/mutation/lane-database-tests.ts'],
  ],
  slow: {
    [UNIQUENESS]: ['ledger/claim-attributes.ts'],
    [ERASURE]: ['ledger/forget-traces.ts', 'ledger/load-remains.ts'],
    [LANES]: ['lane', 'create-lanes', 'batch', 'decide-batch', 'recover', 'simulate', 'flight'].map(
      (name) => `ledger/${name}.ts`,
    ),
  },
  without: ['**/*.db.test.ts'],
  remembering: ['ledger/flight.ts', 'ledger/array-text.ts'],
};

export const AREAS: readonly Area[] = [core, signing, lane];

/** The area that a file or folder belongs to. */
export function areaOf(path: string): Area | null {
  const holds = (source: string): boolean => path === source || path.startsWith(`${source}/`);
  return AREAS.find(({ sources }) => sources.some(holds)) ?? null;
}
