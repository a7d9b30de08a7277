import { OTHERS_PERCENT_MAX } from '../at-rest.ts';
import { OTHERS, WAITED } from '../in-round.ts';
import { judgedRounds } from '../report.ts';
import type { KeptRun } from './kept.ts';

/** Where and when a run was made, and how much of the machine others had. */
export function aboutRun({ machine, options, samples }: KeptRun): readonly string[] {
  const others = samples.get(OTHERS) ?? [];
  const counted = judgedRounds(samples);
  const whole = (values: readonly number[]): string =>
    values.map((value) => value.toFixed(0)).join(', ');
  const { commit = '', measured = '', node = '', postgres = '', system = '' } = machine;
  return [
    `${machine['machine'] ?? ''}; ${system}; Node ${node}; PostgreSQL ${postgres}; commit ${commit}${measured === '' ? '' : `, ${measured}`}.`,
    '',
    `Asked for with ${Object.entries(options)
      .map(([name, value]) => `\`--${name} ${value}\``)
      .join(' ')}.`,
    ...(others.length === 0
      ? []
      : [
          '',
          `Of ${String(others.length)} rounds ${String(counted.length)} are judged. Other programs had ${whole(others)} % of the ` +
            `processors in them, of which at most ${String(OTHERS_PERCENT_MAX)} are allowed; before them the server was waited for ` +
            `${whole(samples.get(WAITED) ?? [])} seconds. Rounds that are not judged stand in brackets.`,
        ]),
  ];
}

/** Three digits that count, or whole from a hundred on. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
