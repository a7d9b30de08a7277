import type { Books } from '../books/books.ts';
import type { Change } from '../books/changes.ts';
import type { Due, Idle, MemberId } from '../books/records.ts';
import type { Command } from '../commands.ts';
import type { Program } from '../program/program.ts';
import { addDays, startOfLocalDay } from '../tiers/windows.ts';
import { dayText, type CalendarDay } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { localDay } from '../time/zone.ts';
import { Agenda } from './agenda.ts';
import { Celebrants, type YearlyOccasion } from './celebrants.ts';
import { commandOfDue, isForCommand, type DueForCommand } from './due-command.ts';

/** Something that time brings. */
type Brought =
  | { readonly kind: 'due'; readonly due: DueForCommand }
  | { readonly kind: 'lapse'; readonly memberId: MemberId; readonly how: 'dated' | 'idle' }
  | { readonly kind: 'day'; readonly day: CalendarDay };

/** In this order at one moment, as a sweep does it: dues, lots with dates, idle points, days. */
const RANKS = { due: 0, dated: 1, idle: 2, day: 3 } as const;

const DAY_NAME = 'day';

/** What time brings next: commands at a time, to be carried out one after the other. */
export interface BroughtCommands {
  readonly at: Instant;
  readonly commands: readonly Command[];
  /** The due row behind it, if there is one: refused, it waits until the member's status changes. */
  readonly due: DueForCommand | null;
}

/**
 * Does what the jobs of a server do, on books in memory and without a clock: it sees what each step
 * changes, and says what is due when. Reminders are not among it: nothing reads them.
 */
export class Timekeeper {
  readonly #books: Books;
  readonly #actor: string;
  readonly #agenda = new Agenda<Brought>();
  readonly #celebrants = new Celebrants();
  /** What was refused, by whom it is about. */
  readonly #waiting = new Map<MemberId, DueForCommand[]>();

  constructor(books: Books, actor: string) {
    this.#books = books;
    this.#actor = actor;
  }

  /** Takes down what a step made due, or no longer due. To be called once it is applied. */
  note(changes: readonly Change[]): void {
    const touched = new Set<MemberId>();
    for (const change of changes) {
      switch (change.kind) {
        case 'due_set':
          this.putDue(change.due);
          break;
        case 'due_cleared':
          this.#agenda.strike(dueName(change.due));
          break;
        // Every transaction has one; nothing else moves lots or keeps points alive.
        case 'points_posted':
          touched.add(change.memberId);
          break;
        case 'member_enrolled':
        case 'profile_changed':
          this.#noteDays(change.memberId);
          break;
        case 'member_status_changed':
          this.#tryAgain(change.memberId);
          break;
        default:
          break;
      }
    }
    for (const memberId of touched) this.#watchLots(memberId);
  }

  putDue(due: Due): void {
    if (!isForCommand(due)) return;
    const what = { kind: 'due', due } as const;
    this.#agenda.put({ name: dueName(due), at: due.at, rank: RANKS.due, what });
  }

  /** Days are those of this program from now on. */
  celebrate(program: Program, from: Instant, todayToo: boolean): void {
    const today = localDay(from, program.timeZone);
    if (todayToo) this.#putDay(today, from);
    else this.#putNextDay(today, program);
  }

  /** What is due by then and comes first; null if nothing is. */
  take(until: Instant, program: Program): BroughtCommands | null {
    const next = this.#agenda.take(until);
    if (next === null) return null;
    const { at, what } = next;
    if (what.kind === 'due') {
      return { at, commands: [commandOfDue(what.due, this.#actor)], due: what.due };
    }
    if (what.kind === 'lapse') return { at, commands: [this.#lapse(what, at)], due: null };
    this.#putNextDay(what.day, program);
    return { at, commands: this.#ofDay(what.day, program), due: null };
  }

  nextAt(): Instant {
    return this.#agenda.nextAt();
  }

  /** What was refused is tried again when the member's status changes. */
  postpone(due: DueForCommand): void {
    const others = this.#waiting.get(due.memberId) ?? [];
    this.#waiting.set(due.memberId, [...others, due]);
  }

  #tryAgain(memberId: MemberId): void {
    for (const due of this.#waiting.get(memberId) ?? []) this.putDue(due);
    this.#waiting.delete(memberId);
  }

  #noteDays(memberId: MemberId): void {
    const found = this.#books.members.get(memberId);
    if (found !== undefined) this.#celebrants.note(found.member);
  }

  /** The first date of his lots, and of his idle points. Lots with dates stand first; idle ones have none. */
  #watchLots(memberId: MemberId): void {
    const found = this.#books.members.get(memberId);
    if (found === undefined) return;
    this.#putLapse(memberId, 'dated', found.lots[0]?.expiresAt ?? null);
    this.#putLapse(memberId, 'idle', idleDueAt(found.member.idle));
  }

  #putLapse(memberId: MemberId, how: 'dated' | 'idle', at: Instant | null): void {
    const name = `${how} ${memberId}`;
    if (at === null) {
      this.#agenda.strike(name);
      return;
    }
    // The last moment of the points must be over: that is when the next day begins.
    const what = { kind: 'lapse', memberId, how } as const;
    this.#agenda.put({ name, at: at + 1, rank: RANKS[how], what });
  }

  #lapse({ memberId, how }: Extract<Brought, { kind: 'lapse' }>, at: Instant): Command {
    const member = { by: 'id', value: memberId } as const;
    const until = how === 'dated' ? { until: at - 1 } : {};
    return { kind: 'expire_points', actor: this.#actor, member, ...until };
  }

  #putNextDay(after: CalendarDay, program: Program): void {
    const day = addDays(after, 1);
    this.#putDay(day, startOfLocalDay(day, program.timeZone));
  }

  #putDay(day: CalendarDay, at: Instant): void {
    this.#agenda.put({ name: DAY_NAME, at, rank: RANKS.day, what: { kind: 'day', day } });
  }

  #ofDay(day: CalendarDay, program: Program): readonly Command[] {
    const actor = this.#actor;
    return occasionsOf(program).flatMap((occasion) =>
      this.#celebrants.on(occasion, day).map((value): Command => ({
        ...{ kind: 'award_occasion', actor, member: { by: 'id', value } },
        occasion: { occasion, day: dayText(day) },
      })),
    );
  }
}

function occasionsOf({ document }: Program): readonly YearlyOccasion[] {
  const { birthday, anniversary } = document.occasions ?? {};
  return [
    ...(birthday === undefined ? [] : (['birthday'] as const)),
    ...(anniversary === undefined ? [] : (['anniversary'] as const)),
  ];
}

/** When idle points are to be taken, those of an earlier stretch first. */
function idleDueAt({ points, lapsed, since, lapsesAt }: Idle): Instant | null {
  if (lapsed > 0) return since;
  return points > 0 ? lapsesAt : null;
}

function dueName({
  memberId,
  kind,
  key,
}: Pick<DueForCommand, 'memberId' | 'key'> & { kind: string }) {
  return `due ${memberId} ${kind} ${key}`;
}
