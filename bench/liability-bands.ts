import { tryBands } from '../tests/support/liability/try-bands.ts';
import { readOptions, wholeOption } from '../tests/support/script-options.ts';

/*
 * How often the 80 % band of what is redeemed held, on programs of which everything is known:
 *   npm run liability:bands [-- --programs 20 --seed 20261122]
 * Other seeds are other programs; those of the test are the default.
 */

const values = readOptions({
  programs: { type: 'string', default: '20' },
  seed: { type: 'string' },
});
const programs = wholeOption('programs', values.programs);
const seed = values.seed === undefined ? undefined : wholeOption('seed', values.seed, 0);

const tried = tryBands(programs, seed);
console.log('seed        lapse   season  growth  months  held  came less  came more');
for (const { seed: own, behaviour, months, held, below, above } of tried.programs) {
  const { lifetime, season, growth } = behaviour;
  console.log(
    [
      String(own).padEnd(10),
      (lifetime === null ? 'never' : `${String(lifetime)} m`).padStart(6),
      season.toFixed(2).padStart(7),
      growth.toFixed(3).padStart(7),
      String(months).padStart(7),
      String(held).padStart(5),
      String(below).padStart(10),
      String(above).padStart(10),
    ].join(' '),
  );
}
const share = tried.held / tried.months;
console.log(
  `${String(tried.held)} of ${String(tried.months)} held-out months: ${(share * 100).toFixed(1)} %`,
);
process.exitCode = share >= 0.72 && share <= 0.88 ? 0 : 1;
