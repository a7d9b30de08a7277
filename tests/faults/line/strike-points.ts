import { setTimeout as pause } from 'node:timers/promises';
import {
  startChaosProxy,
  type ChaosProxy,
  type Fate,
  type Piece,
} from '../../support/chaos-proxy.ts';
import { runFealty, startFealty } from '../../support/fealty-process.ts';
import { V1Client, type V1Answer, type V1Call } from '../../support/v1-client.ts';
import { PLAIN_REWARD, seededRandom } from '../operations.ts';
import type { Outcome, Setting } from '../suite/fault.ts';
import { openStage, type Stage } from '../suite/stage.ts';

/** What happens at a point: the process is killed, or its line to the database is cut. */
export type Strike = 'kill' | 'cut';

interface Run {
  readonly stage: Stage;
  readonly line: ChaosProxy;
  readonly strike: Strike;
  /** Set for one script; counts the messages of lanes down to 0. */
  readonly fuse: { left: number; burns: boolean; struck: boolean; seen: number };
  readonly problems: string[];
  readonly kinds: Set<string>;
  answered: number;
  resent: number;
}

const SHORT_POINTS = 6;
const FULL_MINUTES = 4;
const PROBLEMS_MAX = 20;
const SETTLE_MS = 10_000;

/**
 * Strikes at messages between lanes and PostgreSQL, either way, one after another: a purchase, a
 * redemption and a return go out, and at the chosen message the strike comes, before it has passed.
 * Then everything is sent again under the same keys.
 */
export async function strikePoints(setting: Setting, strike: Strike): Promise<Outcome> {
  const ground = await setting.ground();
  const fuse = { left: 0, burns: false, struck: false, seen: 0 };
  const kinds = new Set<string>();
  let kill = (): void => undefined;
  const see = ({ application, way, kind }: Piece): Fate => {
    if (!fuse.burns || !application.endsWith(' lane')) return 'pass';
    fuse.seen += 1;
    fuse.left -= 1;
    if (fuse.left > 0) return 'pass';
    fuse.burns = false;
    fuse.struck = true;
    kinds.add(`${way} ${kind}`);
    if (strike === 'kill') kill();
    return 'cut';
  };
  const line = await startChaosProxy({ target: { path: ground.socket }, speaks: 'postgres', see });
  const environment = { FEALTY_LANES: '1', FEALTY_JOBS: 'off' };
  const stage = await openStage(setting, ground, { linePort: line.port, environment });
  const run: Run = {
    ...{ stage, line, strike, fuse, kinds },
    ...{ problems: [], answered: 0, resent: 0 },
  };
  kill = () => {
    process.kill(stage.servers[0]?.pid ?? 0, 'SIGKILL');
  };
  try {
    const points = await countPoints(run);
    const order = shuffled(points, setting.seed);
    const until = performance.now() + (setting.minutes ?? FULL_MINUTES) * 60_000;
    const most = setting.form === 'short' ? SHORT_POINTS : points;
    let done = setting.skip;
    while (done < most && performance.now() < until && run.problems.length < PROBLEMS_MAX) {
      await strikeOnce(run, order[done] ?? 1, done);
      done += 1;
      if (done % 25 === 0) setting.say(`  ${String(done)} of ${String(points)} points`);
    }
    const { code, out } = await runFealty(['verify'], stage.environment);
    if (code !== 0) run.problems.push(`verify does not fit: ${out.slice(-300)}`);
    return {
      volume: `${String(done - setting.skip)} of ${String(points)} points`,
      figures: {
        ...{ points_of_script: points, points_struck: done - setting.skip, skipped: setting.skip },
        ...{ answered_though_struck: run.answered, sent_again: run.resent },
        kinds_of_messages: [...kinds].sort().join(', '),
      },
      problems: run.problems,
    };
  } finally {
    await stage.close();
    await line.close();
  }
}

/** How many messages of lanes a script takes, on a connection that knows its statements. */
async function countPoints(run: Run): Promise<number> {
  const client = clientOf(run);
  await enroll(client, 'warm-up');
  for (let turn = 0; turn < 2; turn += 1) {
    for (const call of script('warm-up', turn)) await client.call(call);
  }
  const { fuse } = run;
  Object.assign(fuse, { seen: 0, left: Number.MAX_SAFE_INTEGER, burns: true });
  for (const call of script('warm-up', 2)) await client.call(call);
  fuse.burns = false;
  client.close();
  return fuse.seen;
}

async function strikeOnce(run: Run, point: number, turn: number): Promise<void> {
  const { fuse, problems, stage } = run;
  const member = `struck-${String(turn)}`;
  const calls = script(member, 0);
  const client = clientOf(run);
  await enroll(client, member);
  Object.assign(fuse, { left: point, burns: true, struck: false });
  const first: (V1Answer | null)[] = [];
  for (const call of calls) {
    first.push(await client.call({ ...call, timeoutMs: SETTLE_MS }).catch(() => null));
  }
  fuse.burns = false;
  client.close();
  const where = `point ${String(point)} (${member})`;
  const complain = (what: string): void => {
    problems.push(`${where}: ${what}`);
  };
  if (run.strike === 'cut') {
    // The process lives: it must find out by itself, and its clients must not notice.
    for (const answer of first) {
      if (answer?.status !== 200) complain(`answered ${answer?.text ?? 'nothing'}`);
    }
  } else if (fuse.struck) {
    await stage.servers[0]?.ended;
    stage.servers = [await startFealty(stage.served)];
  }
  run.answered += first.filter((answer) => answer?.status === 200).length;
  await compareAgain(run, calls, first, complain);
}

/** Sends a script again, twice: what was answered stands, and what was not is answered once and for ever. */
async function compareAgain(
  run: Run,
  calls: readonly V1Call[],
  first: readonly (V1Answer | null)[],
  complain: (what: string) => void,
): Promise<void> {
  const client = clientOf(run);
  for (const [at, call] of calls.entries()) {
    const second = await untilDecided(client, call);
    const third = await untilDecided(client, call);
    run.resent += 1;
    const known = first[at]?.status === 200 ? first[at].text : second.text;
    if (second.status !== 200) complain(`${call.path} sent again: ${second.text}`);
    if (second.text !== known || third.text !== known) complain(`${call.path} answers otherwise`);
  }
  const email = calls[0]?.form?.['user_email'] ?? '';
  const rows = await run.stage.database.ask<{ kind: string; many: number }>(
    `select t.kind, count(*)::integer as many from transactions t
       join members m on m.merchant_id = t.merchant_id and m.id = t.member_id
      where m.email = $1 group by t.kind order by t.kind`,
    [email],
  );
  const has = rows.map(({ kind, many }) => `${kind} ${String(many)}`).join(', ');
  if (has !== 'award 1, redeem 1, return 1') complain(`the ledger has ${has}`);
  client.close();
}

async function untilDecided(client: V1Client, call: V1Call): Promise<V1Answer> {
  const until = performance.now() + SETTLE_MS;
  for (;;) {
    const answer = await client.call(call);
    if (answer.status !== 503 || performance.now() > until) return answer;
    await pause(50);
  }
}

function clientOf({ stage }: Run): V1Client {
  return new V1Client(stage.servers[0]?.url ?? '', stage.keys, 1);
}

async function enroll(client: V1Client, member: string): Promise<void> {
  await client.enroll(`${member}@example.com`);
}

/** Leaves a member with nothing: 30 points earned, 10 spent, 20 taken back. */
function script(member: string, turn: number): V1Call[] {
  const user_email = `${member}@example.com`;
  const order_id = `order-${member}-${String(turn)}`;
  const key = (what: string): Record<string, string> => ({
    'idempotency-key': `${what}-${member}-${String(turn)}`,
  });
  const amounts = { total: '30', subtotal: '30' };
  return [
    { path: 'purchase', form: { user_email, order_id, ...amounts }, headers: key('buy') },
    { path: 'redeem', form: { user_email, redemption_id: PLAIN_REWARD }, headers: key('spend') },
    { path: 'transaction/return', form: { order_id }, headers: key('back') },
  ];
}

/** The numbers from 1 to a most, in an order that a seed draws. */
function shuffled(most: number, seed: number): number[] {
  const random = seededRandom(seed);
  const order = Array.from({ length: most }, (_none, at) => at + 1);
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [order[at] ?? 0, order[other] ?? 0];
    order[at] = two;
    order[other] = one;
  }
  return order;
}
