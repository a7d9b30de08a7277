import {
  isOfForgotten,
  Replay,
  type Books,
  type Change,
  type Given,
  type MemberBooks,
  type Posting,
} from '@fealty/core';
import type pg from 'pg';
import type { Programs } from '../store/programs.ts';
import { readBooks, readShelves, type KeptHead, type KeptPosting } from './kept-books.ts';
import { compareShared } from './compare-shared.ts';
import { readGivenMoves } from './given-moves.ts';
import { readHistory, type HistoricCommand } from './recorded-commands.ts';
import { readVersions } from './program-versions.ts';

/** What a replay under the rules of then came to. */
export interface SelfTest {
  readonly commands: number;
  readonly postings: number;
  readonly members: number;
  /** Members who were erased: what was asked of them is not kept. */
  readonly leftOut: number;
  /** Sentences about what differs; empty if the history comes out as it was, to the posting. */
  readonly differences: readonly string[];
}

const DIFFERENCES_MAX = 20;

/** Looks on while a history is replayed. */
export interface Onlooker {
  /** A command that was carried out, and what it changed. The books are as it left them. */
  step(recorded: HistoricCommand, changes: readonly Change[], books: Books): void;
  /** A few thousand commands more are done. */
  progress(commands: number): void;
  /** All are done. */
  end(books: Books): void;
}

const NOBODY_LOOKS: Onlooker = {
  step: () => undefined,
  progress: () => undefined,
  end: () => undefined,
};

/**
 * Decides all that was ever decided of a merchant once more, each command by the program of then, and
 * holds what comes of it against the ledger, posting by posting. The client is in a transaction that
 * reads one snapshot.
 */
export async function selfTest(
  client: pg.ClientBase,
  merchantId: number,
  programs: Programs,
  onlooker: Onlooker = NOBODY_LOOKS,
): Promise<SelfTest> {
  const kept = await readVersions(client, merchantId, programs);
  const versions = new Map(kept.map(({ program }) => [program.version, program]));
  const shelves = await readShelves(client, merchantId);
  const replay = new Replay({ shelves, programs: versions });
  const given = await readGivenMoves(client, merchantId);
  const give = (one: Given): void => {
    replay.give(one);
  };
  const made = new Map<string, Posting[]>();
  const refused: string[] = [];
  const decideAgain = (recorded: HistoricCommand): void => {
    given.before(recorded, give);
    if (isOfForgotten(recorded.command, replay.books)) return;
    const program = versions.get(recorded.programVersion);
    if (program === undefined) throw new Error('a program that decided something is gone');
    const decision = replay.step(recorded, program);
    if (decision.kind === 'done') {
      notePostings(made, decision.changes);
      onlooker.step(recorded, decision.changes, replay.books);
    } else if (refused.length < DIFFERENCES_MAX) {
      refused.push(refusalLine(recorded, decision.refusal.code));
    }
  };
  let commands = 0;
  for await (const some of readHistory(client, merchantId)) {
    some.forEach(decideAgain);
    commands += some.length;
    onlooker.progress(commands);
  }
  given.end(give);
  onlooker.end(replay.books);
  const held = await compareBooks(client, merchantId, { replay, made });
  const shared = await compareShared(client, merchantId, replay.books);
  const differences = [...refused, ...held.differences, ...shared].slice(0, DIFFERENCES_MAX);
  return { commands, ...held, differences };
}

function notePostings(made: Map<string, Posting[]>, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind !== 'points_posted') continue;
    const own = made.get(change.memberId) ?? [];
    own.push(change);
    made.set(change.memberId, own);
  }
}

function refusalLine({ command, ids }: HistoricCommand, code: string): string {
  const what = ids.length === 0 ? command.kind : `${command.kind} ${ids.join()}`;
  return `${what} was carried out, and is refused now: ${code}`;
}

async function compareBooks(
  client: pg.ClientBase,
  merchantId: number,
  {
    replay,
    made,
  }: { readonly replay: Replay; readonly made: ReadonlyMap<string, readonly Posting[]> },
): Promise<Omit<SelfTest, 'commands'>> {
  const differences: string[] = [];
  let [members, postings, leftOut] = [0, 0, 0];
  for await (const page of readBooks(client, merchantId)) {
    for (const head of page.heads) {
      if (head.isErased) {
        leftOut += 1;
        continue;
      }
      const kept = page.postings.get(head.id) ?? [];
      members += 1;
      postings += kept.length;
      if (differences.length >= DIFFERENCES_MAX) continue;
      const own = replay.books.members.get(head.id);
      differences.push(...differencesOf(head, kept, { own, made: made.get(head.id) ?? [] }));
    }
  }
  return { members, postings, leftOut, differences };
}

function differencesOf(
  head: KeptHead,
  kept: readonly KeptPosting[],
  { own, made }: { readonly own: MemberBooks | undefined; readonly made: readonly Posting[] },
): readonly string[] {
  if (own === undefined) return [`member ${head.id} did not come to be`];
  const at = kept.findIndex((posting, index) => lineOf(posting) !== lineOf(made[index]));
  const place = at === -1 && made.length > kept.length ? kept.length : at;
  if (place !== -1) {
    return [
      `posting ${String(place + 1)} of member ${head.id} is ${lineOf(kept[place])}, and comes out as ${lineOf(made[place])}`,
    ];
  }
  const [was, is] = [
    headLine(head),
    headLine({ ...own.member, ...own.member.balances, ...own.member.lifetime }),
  ];
  return was === is ? [] : [`member ${head.id} is ${was}, and comes out as ${is}`];
}

function lineOf(posting: Omit<KeptPosting, 'memberId'> | undefined): string {
  if (posting === undefined) return 'nothing';
  const { transactionId, lotId, from, to, amount, at } = posting;
  return [transactionId, lotId ?? '-', from, to, amount, at].join(' ');
}

function headLine(head: Omit<KeptHead, 'id' | 'isErased'>): string {
  const {
    available,
    pending,
    reserved,
    owed,
    earned,
    redeemed,
    deducted,
    expired,
    qualified,
    tierId,
  } = head;
  const sums = {
    available,
    pending,
    reserved,
    owed,
    earned,
    redeemed,
    deducted,
    expired,
    qualified,
  };
  return JSON.stringify({ ...sums, tierId });
}
