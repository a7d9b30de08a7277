import type { Correction } from './calls.ts';
import { pointsOf } from '../../ui/formats.ts';

export type Known = Pick<Correction, 'state' | 'stopped'>;

type Standing = readonly [label: string, color: string];

const STATES: Readonly<Record<string, Standing>> = {
  previewing: ['Being worked out', 'blue'],
  previewed: ['Ready to apply', 'blue'],
  waiting_for_approval: ['Waits for approval', 'yellow'],
  applying: ['Being applied', 'blue'],
  applied: ['Applied', 'green'],
  undoing: ['Being undone', 'blue'],
  undone: ['Undone', 'gray'],
  failed: ['Failed', 'red'],
  cancelled: ['Called off', 'gray'],
};

export function standingOf({ state, stopped }: Known): Standing {
  if (stopped && (state === 'applying' || state === 'undoing')) return ['Stopped', 'yellow'];
  return STATES[state] ?? [state, 'gray'];
}

/** Whether the server is at work on it, so that what is shown will soon be another thing. */
export function isUnderWay({ state, stopped }: Known): boolean {
  return state === 'previewing' || (!stopped && (state === 'applying' || state === 'undoing'));
}

/** What is done to each member or award, in a few words. */
export function actText(act: object): string {
  const said = Object.entries(act) as readonly [string, Readonly<Record<string, unknown>>][];
  // Points and factors are texts or numbers: the server lets nothing else through.
  const [kind, terms] = said[0] ?? ['', {}];
  const text = (name: string): string => {
    const value = terms[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  switch (kind) {
    case 'give':
      return `Give ${pointsOf(text('points'))}`;
    case 'take':
      return 'at_most' in terms
        ? `Take up to ${pointsOf(text('at_most'))}`
        : `Take ${pointsOf(text('points'))}`;
    case 'reverse':
      return 'Take awards back';
    case 'reaward':
      return 'multiplier' in terms
        ? `Award ${text('multiplier')} times as much`
        : 'Award by other rules';
    default:
      return kind;
  }
}

const LINE_STATES: Readonly<Record<string, Standing>> = {
  selected: ['Chosen', 'gray'],
  foreseen: ['Will be done', 'blue'],
  refused: ['Not possible', 'red'],
  applied: ['Done', 'green'],
  left_out: ['Left out', 'yellow'],
  undone: ['Undone', 'gray'],
  kept: ['Could not be undone', 'red'],
};

export function lineStanding(state: string): Standing {
  return LINE_STATES[state] ?? [state, 'gray'];
}
