import { isJudged, type RestWatch } from './at-rest.ts';

/** Under this name a round keeps what others had of the processors meanwhile. */
export const OTHERS = 'others meanwhile, %';

/** Under this name a round keeps how long was waited before it. */
export const WAITED = 'waited for rest, s';

/** The same of something that is measured once, behind the rounds. */
export function othersDuring(what: string): string {
  return `${OTHERS}: ${what}`;
}

export interface RoundNotes {
  readonly watch: RestWatch;
  readonly say: (line: string) => void;
}

/**
 * Waits until nothing of ours is at work, measures, and notes how long it waited, how idle the machine was
 * before, and what others had of it meanwhile.
 */
export async function inRound(
  { watch, say }: RoundNotes,
  note: (name: string, value: number) => void,
  measure: () => Promise<void>,
): Promise<void> {
  const rest = await watch.wait();
  if (!rest.isAtRest) say(`  not at rest after ${rest.waitedSeconds.toFixed(0)} s: ${rest.still}`);
  note(WAITED, rest.waitedSeconds);
  if (rest.shares !== null) note('machine idle before, %', rest.shares.idle);
  const look = watch.look();
  await measure();
  const shares = look.since();
  if (shares === null) return;
  note(OTHERS, shares.others);
  if (!isJudged(shares.others)) {
    say('  other programs had the processors: this round is not judged');
  }
}
