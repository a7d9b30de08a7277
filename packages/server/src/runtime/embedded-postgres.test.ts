import { expect, it } from 'vitest';
import { recoverySync } from './embedded-postgres.ts';

it.each([
  ['linux', '6.18.44-generic', 'syncfs'],
  ['linux', '5.8.0', 'syncfs'],
  ['linux', '5.4.0-200-generic', 'fsync'],
  ['linux', '4.19.0', 'fsync'],
  ['linux', 'odd', 'fsync'],
  ['darwin', '24.6.0', 'fsync'],
  ['win32', '10.0.26100', 'fsync'],
])('a crash on %s %s is recovered from by %s', (platform, release, method) => {
  expect(recoverySync(platform, release)).toBe(method);
});
