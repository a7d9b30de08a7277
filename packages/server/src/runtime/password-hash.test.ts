import { expect, it } from 'vitest';
import { createPasswordHash, HashingBusy } from './password-hash.ts';

it('keeps a password as Argon2id with a salt of its own, and knows it again', async () => {
  const passwords = createPasswordHash();
  const [one, other] = await Promise.all([
    passwords.make('a password'),
    passwords.make('a password'),
  ]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
  expect(await passwords.matches('a password', one)).toBe(true);
  expect(await passwords.matches('a passwore', one)).toBe(false);
  expect(await passwords.matches('nobody has this password', null)).toBe(false);
});

it('turns a flood away, and uses little memory for what it lets in', async () => {
  const passwords = createPasswordHash();
  const kept = await passwords.make('a password');
  await passwords.matches('warm', kept);
  const before = process.memoryUsage().rss;
  let most = 0;
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss - before);
  }, 5);
  const flood = Array.from({ length: 400 }, () => passwords.matches('a password', kept));
  const ends = await Promise.allSettled(flood);
  clearInterval(watching);
  const busy = ends.filter((end) => end.status === 'rejected');
  expect(busy.length).toBe(400 - 2 - 16);
  expect(busy.every(({ reason }) => reason instanceof HashingBusy)).toBe(true);
  // Two at once take 38 MiB; 400 would take 7,600.
  expect(most).toBeLessThan(150 * 1024 * 1024);
  expect(await passwords.matches('a password', kept)).toBe(true);
}, 30_000);

it('takes as long for an address that nobody has as for a wrong password', async () => {
  const passwords = createPasswordHash();
  const kept = await passwords.make('a password');
  await passwords.matches('warm', null);
  const took = async (against: string | null): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const started = performance.now();
      await passwords.matches('a wrong one', against);
      times.push(performance.now() - started);
    }
    // The middle one: whatever else the machine does makes single ones slow.
    return times.toSorted((one, other) => one - other)[4] ?? 0;
  };
  const ratio = (await took(null)) / (await took(kept));
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});
