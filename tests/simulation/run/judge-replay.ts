import {
  compileProgram,
  Replay,
  type Command,
  type Coupon,
  type Program,
  type ProgramDocument,
  type RecordedCommand,
} from '@fealty/core';
import { readDetails } from '../../../packages/server/src/ledger/details-text.ts';
import type { Tables } from '../store/memory-store.ts';
import type { Row } from '../store/values.ts';

/** A command as the tables keep it. */
interface Kept extends RecordedCommand {
  readonly moment: number;
  readonly place: number;
  /** Of the program that it was decided under. */
  readonly programVersion: number;
}

const SUMS = ['earned', 'redeemed', 'deducted', 'expired'] as const;

/**
 * Whether what lanes did side by side is what one hand would have done, command after command in the
 * order in which they were decided: the same decisions, each under the program that ran then, on books in
 * memory must end in the same books.
 */
export function judgeReplay(store: Tables): string[] {
  const programs = programsOf(store);
  const first = programs.get(1);
  if (first === undefined) return ['the program does not compile'];
  const replay = new Replay({ shelves: shelvesOf(store), programs });
  replay.adopt(first);
  const findings: string[] = [];
  for (const recorded of historyOf(store)) {
    const program = programs.get(recorded.programVersion) ?? first;
    const running = runningAt(store, recorded.moment);
    if (recorded.programVersion !== running) {
      const { actor } = recorded.command;
      findings.push(`${actor} was decided by another program than ran: ${String(running)}`);
    }
    const decision = replay.step(recorded, program);
    if (decision.kind === 'refused') {
      const { kind, actor } = recorded.command;
      findings.push(
        `${kind} of ${actor} was carried out, and is refused one by one: ${decision.refusal.code}`,
      );
    }
  }
  return [...findings, ...compareMembers(store, replay), ...compareShared(store, replay)];
}

/** The version of the program that ran at a moment, microseconds. */
function runningAt(store: Tables, moment: number): number {
  const begun = store
    .rows('program_versions')
    .filter(({ runs_since: since }) => (since as number) < moment);
  return Math.max(...begun.map(({ version }) => version as number));
}

function programsOf(store: Tables): ReadonlyMap<number, Program> {
  const programs = new Map<number, Program>();
  for (const row of store.rows('program_versions')) {
    const version = row['version'] as number;
    const compiled = compileProgram(row['document'] as ProgramDocument, version, {});
    if (compiled.ok) programs.set(version, compiled.program);
  }
  return programs;
}

function compareMembers(store: Tables, { books }: Replay): string[] {
  return store.rows('member_heads').flatMap((head) => {
    const id = head['id'] as string;
    const known = books.members.get(id);
    if (known === undefined) return [`member ${id} does not come about one by one`];
    const { member, lots } = known;
    const { balances, lifetime } = member;
    const told = {
      ...{ ...balances, version: member.version, qualified: member.qualified },
      ...{ tier_id: member.tierId, merged_into: member.mergedInto },
      ...Object.fromEntries(SUMS.map((name) => [name, lifetime[name]])),
    };
    const differs = Object.entries(told).filter(([column, value]) => head[column] !== value);
    const sentences = differs.map(
      ([column, value]) =>
        `${column} of ${id} is ${String(head[column])}, and ${String(value)} one by one`,
    );
    const open = lots.map((lot) => `${lot.id} ${String(lot.remaining)}`).sort();
    const kept = store
      .rows('lots')
      .filter((lot) => lot['member_id'] === id && (lot['remaining'] as number) > 0)
      .map((lot) => `${String(lot['id'])} ${String(lot['remaining'])}`)
      .sort();
    return open.join() === kept.join()
      ? sentences
      : [...sentences, `lots of ${id} are others one by one`];
  });
}

function compareShared(store: Tables, { books }: Replay): string[] {
  return store.rows('budgets').flatMap(({ budget_id: id, points, uses }) => {
    const known = books.budgets.get(id as string);
    return known?.points === points && known?.uses === uses
      ? []
      : [`budget ${String(id)} is ${String(points)}, and ${String(known?.points)} one by one`];
  });
}

function shelvesOf(store: Tables): {
  rewardId: string;
  uploaded: number;
  issued: number;
  toldLowAt: number;
  next: Coupon[];
}[] {
  return store.rows('reward_stocks').map((stock) => ({
    ...{ rewardId: stock['reward_id'] as string, uploaded: stock['uploaded'] as number },
    ...{ issued: 0, toldLowAt: 0 },
    next: store
      .rows('coupons')
      .filter((coupon) => coupon['reward_id'] === stock['reward_id'])
      .sort((a, b) => (a['number'] as number) - (b['number'] as number))
      .map((coupon) => ({
        ...{ rewardId: coupon['reward_id'] as string, number: coupon['number'] as number },
        ...{ code: coupon['code'] as string, expiresAt: null },
      })),
  }));
}

/** Every command that changed something, in the order in which they were decided. */
function historyOf(store: Tables): Kept[] {
  const cached = new Map(store.rows('cached_purchases').map((row) => [row['id'], row]));
  const members = new Map(store.rows('members').map((row) => [row['id'], row]));
  const versions = new Map(
    store.rows('transactions').map((row) => [row['id'], row['program_version'] as number]),
  );
  const found = new Map<string, Kept>();
  const rows = store
    .rows('transaction_details')
    .toSorted((a, b) =>
      (a['transaction_id'] as string) < (b['transaction_id'] as string) ? -1 : 1,
    );
  for (const { transaction_id, member_id, details: text } of rows) {
    const kept = readDetails(text as string);
    const { moment, place, command, decidedAt: now, details } = kept;
    const name = `${String(moment)}:${String(place)}`;
    const id = transaction_id as string;
    const before = found.get(name);
    // Of a stranger's order the id was drawn when it came.
    const drawn = cached.has(id) ? [] : [id];
    const held = details.held === undefined ? {} : { [id]: details.held };
    found.set(name, {
      ...(before ?? {
        ...{ moment, place, command, now, ...joined(command, members.get(member_id)) },
        programVersion: versions.get(id) ?? 1,
      }),
      ids: [...(before?.ids ?? joinedIds(command, member_id)), ...drawn],
      held: { ...before?.held, ...held },
    });
  }
  for (const row of store.rows('journal')) {
    const of = cached.get(row['cached_id']);
    const text = (row['command'] ?? of?.['command']) as string;
    const command = JSON.parse(text) as Command;
    const { member_id, cached_id } = row;
    const [moment, place] = [Number(row['moment']), Number(row['place'])];
    found.set(`${String(moment)}:${String(place)}`, {
      ...{ moment, place, command, now: Number(row['decided_at']) },
      programVersion: Number(row['program_version']),
      ids: cached_id === null ? joinedIds(command, member_id) : [cached_id as string],
      ...joined(command, members.get(member_id)),
    });
  }
  return [...found.values()].sort((a, b) => a.moment - b.moment || a.place - b.place);
}

function joinedIds(command: Command, memberId: unknown): string[] {
  return command.kind === 'enroll' ? [memberId as string] : [];
}

function joined(
  command: Command,
  member: Row | undefined,
): Pick<Kept, 'referralCode' | 'referrerId'> {
  if (command.kind !== 'enroll' || member === undefined) return { referralCode: '' };
  const referrerId = member['referrer_id'] as string | null;
  return {
    referralCode: member['referral_code'] as string,
    ...(referrerId === null ? {} : { referrerId }),
  };
}
