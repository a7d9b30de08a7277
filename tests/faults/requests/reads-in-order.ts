import { performance } from 'node:perf_hooks';
import { V1Client, type V1Call } from '../../support/v1-client.ts';
import { memberEmail, PLAIN_REWARD, seededRandom } from '../operations.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { openStage, type Stage } from '../suite/stage.ts';
import { judgeReads, type BalanceRead, type DatedWrite } from './judge-reads.ts';

export const readsInOrder: Fault = {
  id: 'F3',
  name: 'Balances read while they move',
  promise:
    'Read your writes, and everybody else’s: no read is older than a write that was answered before it.',
  attack:
    'writes and reads of few members by many clients of two processes; by the clients’ clocks every balance read must be one that the ledger had between the read’s two ends',
  async run(setting) {
    const stage = await openStage(setting, await setting.ground(), { servers: 2 });
    try {
      return await watchReads(setting, stage);
    } finally {
      await stage.close();
    }
  },
};

const LASTS_MS = { short: 1500, full: 120_000 };
const MEMBERS = 6;
const WRITERS = 12;
const READERS = 12;

async function watchReads(setting: Setting, stage: Stage): Promise<Outcome> {
  const lastsMs = (setting.minutes ?? 0) * 60_000 || LASTS_MS[setting.form];
  const random = seededRandom(setting.seed);
  const clients = stage.urls().map((url) => new V1Client(url, stage.keys, WRITERS + READERS));
  const until = performance.now() + lastsMs;
  const writes: DatedWrite[] = [];
  const reads: BalanceRead[] = [];
  const by = (): V1Client => clients[Math.floor(random() * clients.length)] ?? unreachable();
  const someone = (): string => memberEmail(Math.floor(random() * MEMBERS));
  const write = async (): Promise<void> => {
    while (performance.now() < until) {
      const call = drawWrite(someone(), random);
      const startedAt = performance.now();
      const { status, data } = await by().call(call);
      const endedAt = performance.now();
      if (status !== 200) continue;
      writes.push({ id: String(data['id']), startedAt, endedAt });
    }
  };
  const read = async (): Promise<void> => {
    while (performance.now() < until) {
      const email = someone();
      const startedAt = performance.now();
      const balance = await by().balance(email);
      reads.push({ email, balance, startedAt, endedAt: performance.now() });
    }
  };
  await Promise.all([
    ...Array.from({ length: WRITERS }, write),
    ...Array.from({ length: READERS }, read),
  ]);
  for (const client of clients) client.close();
  const steps = await stage.database.ask<{
    email: string;
    id: string;
    version: number;
    points: number;
  }>(
    `select m.email, p.transaction_id as id, p.version::integer,
            (case when p.target = 'available' then p.amount when p.source = 'available' then -p.amount
                  else 0 end)::integer as points
       from postings p join members m on m.merchant_id = p.merchant_id and m.id = p.member_id
      order by m.email, p.version`,
  );
  const problems = judgeReads(writes, reads, steps);
  return {
    volume: `${String(reads.length)} reads of ${String(writes.length)} writes`,
    figures: { reads: reads.length, writes: writes.length, members: MEMBERS, processes: 2 },
    problems: [
      ...problems,
      ...(reads.length === 0 || writes.length === 0 ? ['nothing was read or written'] : []),
    ],
  };
}

function drawWrite(user_email: string, random: () => number): V1Call {
  const chance = random();
  if (chance < 0.6) return { path: 'award', form: { user_email, activity_id: 'said_hello' } };
  if (chance < 0.8) {
    return { path: 'redeem', form: { user_email, redemption_id: PLAIN_REWARD } };
  }
  const points_passed = String(1 + Math.floor(random() * 5));
  return { path: 'users/deduct', form: { user_email, reason: 'a try', points_passed } };
}

function unreachable(): never {
  throw new Error('no server was named');
}
