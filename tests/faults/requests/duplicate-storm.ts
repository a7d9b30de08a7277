import { tallyAnswers, V1Client, type V1Call } from '../../support/v1-client.ts';
import { memberEmail } from '../operations.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { openStage, type Stage } from '../suite/stage.ts';

export const duplicateStorm: Fault = {
  id: 'F26',
  name: 'The same a thousand times at once',
  promise: 'One effect, and the same answer to the byte; another body under the key is refused.',
  attack:
    'one request under one key, sent 1,000 times at once to two processes, every tenth time with another body',
  async run(setting) {
    const stage = await openStage(setting, await setting.ground(), { servers: 2 });
    try {
      return await storm(setting, stage);
    } finally {
      await stage.close();
    }
  },
};

const ROUNDS = { short: 1, full: 30 };
const TIMES = { short: 200, full: 1000 };
const ALTERED_EVERY = 10;
const KEY_OF_ANOTHER_REQUEST = '400/601';
const AT_ONCE = 250;

async function storm(setting: Setting, stage: Stage): Promise<Outcome> {
  const clients = stage.urls().map((url) => new V1Client(url, stage.keys, AT_ONCE));
  const problems: string[] = [];
  const times = TIMES[setting.form];
  const most = ROUNDS[setting.form];
  let sent = 0;
  for (let round = setting.skip; round < most && problems.length === 0; round += 1) {
    const call = (points: string): V1Call => ({
      path: 'purchase',
      form: {
        ...{ user_email: memberEmail(round % 20), total: points, subtotal: points },
        order_id: `storm-${String(round)}`,
      },
      headers: { 'idempotency-key': `storm-${String(setting.seed)}-${String(round)}` },
    });
    const right = Array.from({ length: times }, (_none, turn) => turn % ALTERED_EVERY !== 0);
    const answers = await Promise.all(
      right.map((isRight, turn) => {
        // The first ones come too early to know which of the two bodies is the right one.
        return clients[turn % clients.length]?.call(call(isRight ? '10' : '11')) ?? never();
      }),
    );
    sent += times;
    const bodies = [true, false].map((which) => answers.filter((_none, at) => right[at] === which));
    const won = bodies.find((each) => each.some(({ status }) => status === 200)) ?? [];
    const lost = bodies.find((each) => each !== won) ?? [];
    const tallies = [won, lost].map((each) => Object.keys(tallyAnswers(each)).join(' '));
    if (tallies[0] !== '200' || tallies[1] !== KEY_OF_ANOTHER_REQUEST) {
      problems.push(`round ${String(round)}: ${tallies.join(' | ')}`);
    }
    const texts = new Set(won.map(({ text }) => text));
    if (texts.size !== 1) problems.push(`round ${String(round)}: ${String(texts.size)} answers`);
  }
  for (const client of clients) client.close();
  const rows = await stage.database.ask<{ order_id: string; many: number }>(
    `select order_id, count(*)::integer as many from transactions where kind = 'award'
        and order_id like 'storm-%' group by order_id`,
  );
  const rounds = most - setting.skip;
  if (rows.length !== rounds || rows.some(({ many }) => many !== 1)) {
    problems.push(`${String(rows.length)} orders of ${String(rounds)} have earned once`);
  }
  return { volume: `${String(sent)} requests`, figures: { sent, effects: rows.length }, problems };
}

function never(): never {
  throw new Error('no server was named');
}
