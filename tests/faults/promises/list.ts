/** Where the result of an attack comes from. */
export type Evidence =
  /** Parts that add up, and what they are to come to. */
  | { readonly parts: string; readonly wanted: number; readonly unit: string }
  /** The last full run of a fault of the suite. */
  | { readonly fault: string }
  /** Tests that run with every change: as long as they pass, it holds. How much they do, in words. */
  | { readonly tests: string }
  /** Measured by hand; the figures are on a page of `docs/operating`. */
  | { readonly page: string; readonly volume: string };

/** One way to attack a promise, with the command that does it. */
export interface Attack {
  readonly how: string;
  readonly command: string;
  readonly evidence: Evidence;
}

/** What Fealty promises, and everything that is done to break it. */
export interface Promised {
  readonly promise: string;
  readonly attacks: readonly Attack[];
}

const faults = (id: string, how: string): Attack => ({
  how,
  command: `npm run faults -- --only ${id}`,
  evidence: { fault: id },
});
const tested = (how: string, command: string, volume: string): Attack => ({
  how,
  command,
  evidence: { tests: volume },
});
const measured = (how: string, command = 'npm run bench'): Attack => ({
  how,
  command,
  evidence: { page: 'performance.md', volume: 'three rounds, medians' },
});

/** Promises of how it behaves. */
export const BEHAVIOUR: readonly Promised[] = [
  {
    promise: 'What was acknowledged is durable, and is done once, whichever process dies.',
    attacks: [
      {
        how: 'kill -9 of one server, all servers, the worker while it tells events, the database, everything at once, an import, a correction and an expiry half-way, at random moments under load; the ledger held against the clients’ log each time',
        command: 'npm run faults:kill',
        evidence: { parts: 'kill', wanted: 1000, unit: 'cycles' },
      },
      faults('F2', 'kill -9 before each single message between a lane and PostgreSQL'),
      faults('F4', 'the line cut before each single message, and inside the answers to clients'),
      faults('F1', 'kill -9 of every process of the embedded database'),
      faults('F8', 'a flush to disk that fails'),
      faults('F9', 'no room for the log of changes'),
      faults('F31', 'put back to a moment of the past'),
    ],
  },
  {
    promise: 'Books balance at every commit, and verifying finds what was altered behind them.',
    attacks: [
      {
        how: 'rows edited, deleted, swapped, cut off and hashed anew with all rights, a hundred distinct members a round; every one must be named, and no other',
        command: 'npm run faults:tamper',
        evidence: { parts: 'tamper', wanted: 10_000, unit: 'alterations' },
      },
      tested(
        'random histories, with sums, lots and chains recomputed after each command',
        'npm run test:random',
        'some thousand histories in short; the command goes on for many minutes',
      ),
    ],
  },
  {
    promise: 'The same request sent 1,000 times at once has one effect and equal answers.',
    attacks: [faults('F26', 'one request under one key to two processes, some with another body')],
  },
  {
    promise: 'A balance is never negative, races never overspend, a coupon is given once.',
    attacks: [
      tested(
        'redemptions, deductions and returns of few members by many clients of two processes',
        'npm run test:e2e -- tests/e2e/races.test.ts',
        'hundreds of requests at once',
      ),
      tested(
        'the lanes in a simulated world with injected failures, a seed a run',
        'npm run simulate',
        'some dozens of seeds in short; the command takes as many as asked',
      ),
    ],
  },
  {
    promise: 'Buying and returning, in any order, leaves nobody better off than not buying.',
    attacks: [
      tested(
        'random purchases, part and whole returns, redemptions between, under random programs',
        'npm run test:unit -- packages/core/src/properties/returns.test.ts',
        'hundreds of random histories',
      ),
    ],
  },
  {
    promise: 'The next call sees what the last one wrote.',
    attacks: [faults('F3', 'balances of few members read and moved by many clients at once')],
  },
  {
    promise: 'The depth of a history does not slow a write.',
    attacks: [measured('awards to a member with 100,000 transactions, beside one with ten')],
  },
  {
    promise: 'A webhook that hangs or floods does not slow others; nothing is lost meanwhile.',
    attacks: [
      measured(
        'receivers that hang, fail and trickle, beside good ones',
        'npm run bench:deliveries',
      ),
      tested(
        'workers killed in the midst of telling, receivers held against the ledger’s events',
        'npm run test:e2e -- tests/e2e/deliveries-killed.test.ts',
        'some thousand events in short; `npm run faults:deliveries` tells 100,000',
      ),
      faults('F16', 'workers frozen beyond their leases'),
      faults('F24', 'commits that come out of order'),
    ],
  },
  {
    promise: 'No bad input is answered 5xx, and no store sees what is another’s.',
    attacks: [
      {
        how: 'random calls, right and wrong, of everything that is described and served, with ids of another store; every answer held against its schema, the books verified',
        command: 'npm run faults:calls',
        evidence: { parts: 'calls', wanted: 1_000_000, unit: 'calls' },
      },
      tested(
        'every operation called with another store’s ids in each place',
        'npm run test:conformance -- tests/conformance/tenants',
        'every operation that is described',
      ),
    ],
  },
  {
    promise: 'No webhook reaches a private address.',
    attacks: [
      tested(
        'private, mapped and rebound addresses, redirects, DNS that lies',
        'npm run test:db -- packages/server/src/outbound',
        'a zoo of receivers',
      ),
    ],
  },
];

/** Promises of speed, of which the ratios count. */
export const SPEED: readonly Promised[] = [
  {
    promise: 'Awards through HTTP, ÷ the same rows by one statement of pgbench: at least 1.0.',
    attacks: [measured('64 connections against the best of 8, 16 and 32 clients of pgbench')],
  },
  {
    promise: 'Awards on one member, ÷ awards on many: at least 0.95.',
    attacks: [measured('the same load, all on one member')],
  },
  {
    promise: 'At half of that load 99 of 100 answers come within 30 ms.',
    attacks: [measured('an open loop at half of the rate')],
  },
  {
    promise: 'Reads of a member, ÷ a bare route of the same size: at least 0.3.',
    attacks: [measured('64 connections, a different member each time')],
  },
  {
    promise: 'Imported lines, ÷ awards through HTTP: at least 1.3.',
    attacks: [measured('a file of transactions through the lanes for what comes in numbers')],
  },
  {
    promise: 'From an install to the first answer: at most 10 seconds.',
    attacks: [measured('the first start on an empty folder')],
  },
  {
    promise: 'The script of a shop’s pages: at most 20 KB, compressed.',
    attacks: [
      tested(
        'what pages load, as it is built, compressed and weighed',
        'npm run test:e2e -- tests/e2e/storefront/script.test.ts',
        'every build',
      ),
    ],
  },
];
