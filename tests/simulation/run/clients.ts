import type { MemoryStore, Tables } from '../store/memory-store.ts';
import type { Owner } from '../world/owner.ts';
import type { World } from '../world/world.ts';
import type { SimulatedProcess } from '../world/process.ts';
import { resolveMove, type DoneLine, type Made, type Move } from '../../support/random/moves.ts';
import { requestOf, respond, type Answered, type Request, type Told } from './requests.ts';
import { moveClock } from './shop.ts';

/** Times a client says the same thing before it gives up, and how long it waits for an answer. */
const TRIES_MAX = 12;
const PATIENCE_MS = 4000;

/** What clients of one merchant asked for, and every answer that they got. */
export class Log {
  readonly requests: Request[] = [];
  readonly answers: Answered[] = [];
  readonly awards: string[] = [];
  readonly redemptions: string[] = [];
  readonly members: string[] = [];
  readonly merged: string[] = [];
  readonly corrections: DoneLine[] = [];

  keep(answered: Answered): void {
    this.answers.push(answered);
    const { transaction, correction, member, outcome } = answered.told;
    if (outcome !== 'done') return;
    const { command } = answered.request;
    if (command.kind === 'enroll' && member !== null) this.members.push(member.id);
    if (transaction === null) return;
    const { id, kind, memberId } = transaction;
    if (kind === 'award' && !this.awards.includes(id)) this.awards.push(id);
    if (kind === 'redeem' && !this.redemptions.includes(id)) this.redemptions.push(id);
    if (kind === 'merge') this.merged.push(memberId);
    if (correction !== null) this.corrections.push({ id, ...correction });
  }
}

export interface ClientTerms {
  /** The share of requests that have a key, and of those that are sent twice at once. */
  readonly keyed: number;
  readonly twice: number;
  /** The longest that a client thinks between two requests, milliseconds. */
  readonly thinksMs: number;
}

interface Site {
  readonly world: World;
  readonly store: MemoryStore;
  /** Those that are alive now. */
  readonly processes: () => readonly SimulatedProcess[];
  /** By merchant. */
  readonly logs: ReadonlyMap<number, Log>;
  readonly terms: ClientTerms;
}

/** A move at the shop of a merchant. */
export interface ShopMove extends Move {
  readonly merchantId: number;
}

/** Sends moves one after the other, each until it has an answer that it can do something with. */
export async function actAsClient(
  site: Site,
  owner: Owner,
  moves: readonly ShopMove[],
): Promise<void> {
  const { world, store, logs, terms } = site;
  for (const move of moves) {
    const { merchantId } = move;
    const log = logs.get(merchantId);
    if (log === undefined) throw new Error('there is no such merchant');
    await world.pause(world.random() * terms.thinksMs, owner);
    // The hours between two moves pass for everybody.
    if (move.hours > 0) moveClock(store, merchantId, (ms) => ms + move.hours * 3_600_000);
    const command = resolveMove(move.command, madeSoFar(store.of(merchantId), log));
    const request = requestOf(command, log.requests.length, world.chance(terms.keyed));
    log.requests.push(request);
    const isTwice = request.key !== null && world.chance(terms.twice);
    await Promise.all(
      Array.from({ length: isTwice ? 2 : 1 }, () =>
        insist(site, owner, { merchantId, log, request }),
      ),
    );
  }
}

/** Sends a request, with its key again and again. Without one nobody knows, so it is sent once. */
async function insist(
  site: Site,
  owner: Owner,
  { merchantId, log, request }: { merchantId: number; log: Log; request: Request },
): Promise<void> {
  const { world } = site;
  const tries = request.key === null ? 1 : TRIES_MAX;
  for (let tried = 1; tried <= tries; tried += 1) {
    const alive = site.processes();
    const process = alive[world.below(alive.length)];
    if (process === undefined) throw new Error('no process is left');
    const askedAt = world.micros;
    const submission = { merchantId, respond, bulk: false, ...request };
    const reply = await process.request(submission, PATIENCE_MS, owner);
    if (reply.kind === 'answered') {
      const { status, body, replayed: isReplayed } = reply.answer;
      const told = JSON.parse(body) as Told;
      world.note(`${String(merchantId)} ${request.actor} ${body}`);
      if (told.outcome !== 'busy') {
        log.keep({ request, askedAt, answeredAt: world.micros, status, body, isReplayed, told });
        return;
      }
      if (request.key === null) return;
    }
    await world.pause(50 + world.below(400), owner);
  }
}

function madeSoFar(store: Tables, log: Log): Made {
  const { awards, redemptions, members, merged, corrections } = log;
  const rows = store.rows('transactions');
  return {
    ...{ awards, redemptions, members, merged, corrections },
    ownerOf: (award) => rows.find(({ id }) => id === award)?.['member_id'] as string | undefined,
    tierDue: (email) => {
      const identity = store
        .rows('identities')
        .find(({ kind, value }) => kind === 'email' && value === email);
      const head = store.rows('member_heads').find(({ id }) => id === identity?.['member_id']);
      return (head?.['standing'] as { readonly dueAt?: number } | null | undefined)?.dueAt ?? 0;
    },
  };
}
