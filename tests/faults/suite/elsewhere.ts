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
];
