import { FAULTS } from './suite/list.ts';
import { keep, whereItRuns } from './suite/results.ts';
import { runFaults } from './suite/run.ts';
import { readOptions } from '../support/script-options.ts';

/*
 * Attacks the program in every way that is known here:
 *   npm run faults -- [--only F4,F17] [--form short|full] [--seed N] [--minutes M] [--skip N] [--list]
 * Ends by itself; the exit code is 1 if a promise was broken. A run goes on with its seed where another
 * one ended.
 */

const values = readOptions({
  only: { type: 'string' },
  form: { type: 'string', default: 'full' },
  seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
  minutes: { type: 'string' },
  skip: { type: 'string', default: '0' },
  list: { type: 'boolean', default: false },
});
const named = values.only?.split(',');
const faults = FAULTS.filter(({ id, isLong }) => named?.includes(id) ?? isLong !== true);
const [seed, skip] = [values.seed, values.skip].map(Number);
const minutes = values.minutes === undefined ? null : Number(values.minutes);
const form = (['short', 'full'] as const).find((each) => each === values.form);
if (values.list) {
  for (const { id, name, promise, attack, isLong } of FAULTS) {
    console.log(`${id.padEnd(4)} ${name}${isLong === true ? ' (only when named)' : ''}`);
    console.log(`     ${promise}\n     ${attack}`);
  }
  process.exit(0);
}
const isRight =
  Number.isSafeInteger(seed) && Number.isSafeInteger(skip) && (minutes === null || minutes > 0);
if (faults.length === 0 || faults.length < (named?.length ?? 0) || !isRight || form === undefined) {
  console.error(`usage: --only ${FAULTS.map(({ id }) => id).join(',')} --form short|full --seed N`);
  process.exit(2);
}

const where = whereItRuns();
const at = new Date().toISOString();
console.log(
  `${form} form; seed ${String(seed)}, commit ${where.commit}, ${where.machine}; ` +
    `${String(faults.length)} faults`,
);
const terms = { seed: seed ?? 0, skip: skip ?? 0, form, minutes, say: console.log };
const results = await runFaults(faults, terms, (ran) => {
  keep(ran, { at, form, seed: terms.seed, ...where });
  const { fault, outcome, tookMs } = ran;
  console.log(`${fault.id} ${fault.name}: ${outcome.volume}, ${(tookMs / 1000).toFixed(0)} s`);
  for (const [what, figure] of Object.entries(outcome.figures)) {
    console.log(`     ${what.replaceAll('_', ' ')}: ${String(figure)}`);
  }
  for (const problem of outcome.problems) console.log(`  !! ${problem}`);
});
console.log('');
for (const { fault, outcome, tookMs } of results) {
  const verdict = outcome.problems.length === 0 ? 'holds' : 'BROKEN';
  console.log(
    `${fault.id.padEnd(4)} ${verdict.padEnd(7)} ${fault.name.padEnd(38)} ${outcome.volume} ` +
      `(${(tookMs / 1000).toFixed(0)} s)`,
  );
}
process.exitCode = results.every(({ outcome }) => outcome.problems.length === 0) ? 0 : 1;
