/** What the list of faults names and another command attacks, with its promise. */
export const ELSEWHERE: readonly (readonly [id: string, name: string, command: string])[] = [
  ['F7', 'Deadlocks baited', 'npm run test:e2e -- tests/e2e/races.test.ts'],
  ['F13', 'A clock that jumps', 'npm run test:e2e -- tests/e2e/clock-jumps.test.ts'],
  ['F15', 'Two schedulers at once', 'npm run test:e2e -- tests/e2e/clock-jumps.test.ts'],
  ['F19', 'A zoo of receivers', 'npm run test:db -- packages/server/src/outbound'],
  ['F20', 'Noisy neighbours', 'npm run bench:deliveries'],
  ['F21', 'DNS that lies', 'npm run test:db -- packages/server/src/outbound'],
  ['F22', 'A worker killed between answer and note', 'npm run faults:deliveries'],
  ['F23', 'A secret rotated under load', 'npm run test:e2e -- tests/e2e/deliveries.test.ts'],
  ['F35', 'A help desk that misbehaves', 'npm run test:zendesk'],
  ['F36', 'Random calls of everything described', 'npm run faults:calls'],
  [
    'F37',
    'Ids of other stores everywhere',
    'npm run test:conformance -- tests/conformance/tenants',
  ],
];

/** What is not done, and why. */
export const NOT_DONE: readonly (readonly [id: string, name: string, why: string])[] = [
  [
    'F12',
    'Write errors in the program itself',
    'libfiu is not packaged for the Node that runs here; the program writes no file but receipts, whose store has tests of its own',
  ],
  ['F17', 'Packets lost', 'netem needs a kernel module; the line is spoiled above TCP instead'],
  [
    'F25',
    'Vacuum blocked for an hour',
    'not written yet; F24 keeps a transaction open for half a minute',
  ],
  [
    'F30',
    'Two versions of the program at once',
    'there is one version; a server refuses another one’s schema',
  ],
  ['F33', 'A corrupt page', 'not written yet'],
  [
    'F40',
    'Twelve hours of all of it',
    'not written yet; `--seed`, `--skip` and `--minutes` take a fault further',
  ],
];
