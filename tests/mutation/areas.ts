/** A part of the sources whose tests are judged, and by which tests. */
export interface Area {
  readonly name: string;
  /** Files and folders below the project. */
  readonly sources: readonly string[];
  /** Whether its mutants are so many that a sample speaks for them. */
  readonly isSample: boolean;
  /** Patterns of test files in the order in which they are tried: what is quick first. */
  readonly tests: readonly string[];
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
  // Follows thousands of shops for seconds, in which every function of core takes part.
  without: [`${CORE}/liability/bands.test.ts`],
  remembering: ['core/src/time/zone.ts', 'core/src/breaker/changes-earning.ts'],
};

const signing: Area = {
  name: 'signing',
  isSample: false,
  sources: [
    `${SERVER}/webhooks/sign.ts`,
    `${SERVER}/webhooks/verify.ts`,
    `${SERVER}/webhooks/request-id.ts`,
    `${SERVER}/http/help-desks/gladly-signature.ts`,
    `${SERVER}/http/v2/integrations/store-events/signature.ts`,
    `${SERVER}/http/storefront/token.ts`,
    `${SERVER}/http/storefront/access-token.ts`,
    `${SERVER}/help-desks/token.ts`,
    `${SERVER}/mail/unsubscribe-link.ts`,
    `${SERVER}/runtime/seal.ts`,
    `${SERVER}/runtime/one-time-code.ts`,
    `${SERVER}/single-sign-on/identity-token.ts`,
    `${SERVER}/seals/keys.ts`,
  ],
  tests: [`${SERVER}/{webhooks,http,help-desks,mail,runtime,seals,single-sign-on}/**/*.test.ts`],
  without: ['**/*.db.test.ts'],
  remembering: [],
};

const lane: Area = {
  name: 'lane',
  isSample: true,
  sources: [`${SERVER}/ledger`],
  tests: [`${SERVER}/ledger/*.test.ts`, 'tests/mutation/lane-tests.ts'],
  without: ['**/*.db.test.ts'],
  remembering: ['ledger/flight.ts', 'ledger/array-text.ts'],
};

export const AREAS: readonly Area[] = [core, signing, lane];

/** The area that a file or folder belongs to. */
export function areaOf(path: string): Area | null {
  const holds = (source: string): boolean => path === source || path.startsWith(`${source}/`);
  return AREAS.find(({ sources }) => sources.some(holds)) ?? null;
}
