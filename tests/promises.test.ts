import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BEHAVIOUR, SPEED, type Attack } from './faults/promises/list.ts';
import { told } from './faults/promises/tell.ts';
import { FAULTS } from './faults/suite/list.ts';
import { nextRound, sumOf } from './faults/suite/parts.ts';
import type { Kept } from './faults/suite/results.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const attacks: readonly Attack[] = [...BEHAVIOUR, ...SPEED].flatMap((one) => one.attacks);

/** A part of a run, as it would be kept. */
function part(
  seed: number,
  [from, rounds]: readonly [number, number],
  problems: string[] = [],
): Kept {
  return {
    ...{ id: 'kill', at: '2026-01-02T03:04:05Z', form: 'full', seed, commit: 'abc', machine: 'M' },
    ...{ tookMs: 60_000, volume: '', figures: {}, problems },
    part: { from, rounds, amount: rounds * 10 },
    samples: { away_ms: Array.from({ length: rounds }, (_none, at) => at + 1) },
  };
}

describe('the table of promises', () => {
  it('has a row for each promise, and the page has them all', () => {
    const page = read('docs/operating/promises.md');
    for (const { promise, attacks: own } of [...BEHAVIOUR, ...SPEED]) {
      expect(own.length, promise).toBeGreaterThan(0);
      expect(page).toContain(`| ${promise}`);
      for (const { how, command } of own) {
        expect(page).toContain(`| ${how}`);
        expect(page).toContain(`\`${command}\``);
      }
    }
  });

  it.each([...new Set(attacks.map(({ command }) => command))])(
    'knows what it names: %s',
    (command) => {
      const { scripts } = JSON.parse(read('package.json')) as {
        readonly scripts: Readonly<Record<string, string>>;
      };
      const [, , script = '', ...args] = command.split(' ');
      expect(Object.keys(scripts)).toContain(script);
      for (const file of args.filter((arg) => arg.includes('/'))) {
        expect(existsSync(path.join(root, file)), file).toBe(true);
      }
      const ids = args[args.indexOf('--only') + 1];
      if (args.includes('--only')) expect(FAULTS.map(({ id }) => id)).toContain(ids);
    },
  );

  it('links to pages that are there', () => {
    for (const { evidence } of attacks) {
      if ('page' in evidence) {
        expect(existsSync(path.join(root, 'docs/operating', evidence.page))).toBe(true);
      }
    }
  });
});

describe('parts of a run', () => {
  it('add up over seeds, count a round once, and what found something not at all', () => {
    const runs = [part(1, [1, 10]), part(1, [6, 10]), part(2, [1, 5]), part(2, [6, 5], ['lost'])];
    expect(sumOf(runs, 'kill')).toMatchObject({ amount: 200, rounds: 20, parts: 4, broken: 1 });
    expect(sumOf(runs, 'calls')).toBeNull();
  });

  it('go on with the first round that is not done', () => {
    const runs = [part(1, [1, 10]), part(1, [13, 2]), part(2, [1, 5], ['lost'])];
    expect(nextRound(runs, 'kill', 1)).toBe(11);
    expect(nextRound(runs, 'kill', 2)).toBe(1);
  });

  it('are told with what is missing, and with what was found', () => {
    const wanted = { parts: 'kill', wanted: 1000, unit: 'cycles' };
    const good = told(wanted, [part(1, [1, 100])]);
    expect(good.volume).toBe('1,000 of 1,000 cycles in about a minute');
    expect(good.result).toContain('away 51 ms in the middle, p99 100, longest 100');
    expect(good.result).toContain('seed 1, commit abc, 2026-01-02');
    const few = told(wanted, [part(1, [1, 10]), part(1, [11, 10], ['lost: an award'])]);
    expect(few.volume).toContain('100 of 1,000 cycles');
    expect(few.volume).toContain('**volume not reached yet**');
    expect(few.result).toContain('**broken**: lost: an award');
    expect(told(wanted, []).result).toBe('**not run**');
  });
});
