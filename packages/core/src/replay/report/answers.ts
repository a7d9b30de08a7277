import type { CommandKind } from '../../commands.ts';
import type { Points } from '../../points/points.ts';
import type { RefusalCode } from '../../refusals.ts';
import type { RerunStep } from '../rerun.ts';
import { entry } from './tally.ts';

/** Commands of a kind that were refused on one side only. */
export interface AnswerChange {
  readonly command: CommandKind;
  /** Why the one side refused them. */
  readonly code: RefusalCode;
  count: number;
  /** Points that redemptions spent then, or spend now; 0 for all other commands. */
  points: Points;
}

/** What a command was answered then. */
export interface RecordedAnswer {
  /** Null if it was carried out. */
  readonly code: RefusalCode | null;
  /** Points that it redeemed then. */
  readonly redeemed: Points;
}

/** Holds what commands were answered then against what they are answered now. */
export class Answers {
  readonly #added = new Map<string, AnswerChange>();
  readonly #gone = new Map<string, AnswerChange>();

  note(then: RecordedAnswer, { command: { kind }, decision }: RerunStep): void {
    const { code, redeemed } = then;
    if (decision.kind === 'refused') {
      // Refused for another reason is refused all the same.
      if (code !== null) return;
      count(this.#added, { command: kind, code: decision.refusal.code }, redeemed);
    } else if (code !== null) {
      const spent = kind === 'redeem' ? decision.result.transaction : null;
      count(this.#gone, { command: kind, code }, spent?.points ?? 0);
    }
  }

  /** Carried out then and refused now, most often first. */
  get added(): readonly AnswerChange[] {
    return inOrder(this.#added);
  }

  /** Refused then and carried out now. */
  get gone(): readonly AnswerChange[] {
    return inOrder(this.#gone);
  }
}

function count(
  changes: Map<string, AnswerChange>,
  what: Pick<AnswerChange, 'command' | 'code'>,
  points: Points,
): void {
  const key = `${what.command} ${what.code}`;
  const change = entry(changes, key, (): AnswerChange => ({ ...what, count: 0, points: 0 }));
  change.count += 1;
  change.points += points;
}

function inOrder(changes: ReadonlyMap<string, AnswerChange>): readonly AnswerChange[] {
  return [...changes.values()].sort(
    (a, b) => b.count - a.count || (`${a.command} ${a.code}` < `${b.command} ${b.code}` ? -1 : 1),
  );
}
