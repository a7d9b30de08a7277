import { describe, expect, it } from 'vitest';
import { createGuesses } from './guesses.ts';

const ANN = 'ann@shop.example';

function guessing(keptMax?: number) {
  let now = 0;
  const guesses = createGuesses(() => now, keptMax);
  return {
    guesses,
    pass: (ms: number) => {
      now += ms;
    },
    /** Tries until one has to wait; answers how many were let through. */
    tries: (email: string, address: string): number => {
      let many = 0;
      while (many < 1000 && guesses.begin(email, address) === null) many += 1;
      return many;
    },
  };
}

describe('guessing a password', () => {
  it('is free five times, then waits twice as long each time, a quarter of an hour at most', () => {
    const { guesses, pass, tries } = guessing();
    expect(tries(ANN, '192.0.2.1')).toBe(5);
    const waits: (number | null)[] = [];
    for (let more = 0; more < 12; more += 1) {
      const wait = guesses.begin(ANN, '192.0.2.1');
      waits.push(wait);
      pass((wait ?? 0) * 1000);
      expect(guesses.begin(ANN, '192.0.2.1')).toBeNull();
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  });

  it('makes nobody wait at another address', () => {
    const { guesses, tries } = guessing();
    tries(ANN, '192.0.2.1');
    expect(guesses.begin(ANN, '192.0.2.2')).toBeNull();
  });

  it('at many people makes the address wait, also after a success of its own', () => {
    const { guesses } = guessing();
    let through = 0;
    for (let person = 0; person < 100; person += 1) {
      if (guesses.begin(`p${String(person)}@shop.example`, '192.0.2.1') === null) through += 1;
      if (guesses.begin(ANN, '192.0.2.1') === null) guesses.succeed(ANN, '192.0.2.1');
    }
    expect(through).toBe(30);
  });

  it('counts all addresses of one line of IPv6 as one', () => {
    const { guesses, tries } = guessing();
    expect(tries(ANN, '2001:db8:1:2::1')).toBe(5);
    expect(guesses.begin(ANN, '2001:db8:1:2:ffff:a:b:c')).not.toBeNull();
    expect(guesses.begin(ANN, '2001:db8:1:3::1')).toBeNull();
    expect(guesses.begin(ANN, '::1')).toBeNull();
  });

  it('is forgiven by the right password, and forgotten after an hour', () => {
    const { guesses, pass, tries } = guessing();
    for (let tried = 0; tried < 4; tried += 1) guesses.begin(ANN, '192.0.2.1');
    guesses.succeed(ANN, '192.0.2.1');
    expect(tries(ANN, '192.0.2.1')).toBe(5);
    pass(3_600_000);
    expect(tries(ANN, '192.0.2.1')).toBe(5);
  });

  it('is not counted where the password was not looked at', () => {
    const { guesses, tries } = guessing();
    for (let busy = 0; busy < 50; busy += 1) {
      expect(guesses.begin(ANN, '192.0.2.1')).toBeNull();
      guesses.undo(ANN, '192.0.2.1');
    }
    expect(tries(ANN, '192.0.2.1')).toBe(5);
  });

  it('fills no memory, and addresses of e-mails push out no addresses of the network', () => {
    const { guesses } = guessing(100);
    for (let person = 0; person < 5000; person += 1) {
      guesses.begin(`p${String(person)}@shop.example`, '192.0.2.1');
    }
    expect(guesses.begin(ANN, '192.0.2.1')).not.toBeNull();
  });
});
