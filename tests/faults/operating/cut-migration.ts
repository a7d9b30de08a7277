import { randomBytes } from 'node:crypto';
import {
  APP_ROLE,
  OWNER_ROLE,
  prepareDatabase,
} from '../../../packages/server/src/runtime/roles.ts';
import { startChaosProxy, type Fate, type Piece } from '../../support/chaos-proxy.ts';
import { runFealty } from '../../support/fealty-process.ts';
import { schemaText } from '../../support/schema-text.ts';
import { seededRandom } from '../operations.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { databaseAt, TEMPLATE, type Ground } from '../suite/ground.ts';

export const cutMigration: Fault = {
  id: 'F30',
  name: 'A migration cut off',
  promise:
    'It goes on where it was, and the schema is the one that an undisturbed migration makes.',
  attack:
    '`fealty migrate` cut off at a message, before a step, within it or behind it; then run again',
  run: cutOff,
};

const CUTS = { short: 2, full: 12 };

async function cutOff(setting: Setting): Promise<Outcome> {
  const ground = await setting.ground();
  const count = { left: Infinity, seen: 0, cut: false };
  const see = ({ way }: Piece): Fate => {
    if (way === 'down') return 'pass';
    count.seen += 1;
    count.cut ||= count.seen === count.left;
    return count.cut ? 'cut' : 'pass';
  };
  const line = await startChaosProxy({ target: { path: ground.socket }, speaks: 'postgres', see });
  const random = seededRandom(setting.seed);
  const problems: string[] = [];
  let cuts = 0;
  try {
    const wanted = await schemaOf(ground, TEMPLATE);
    const messages = await countMessages(ground, line.port, count);
    for (; cuts < CUTS[setting.form]; cuts += 1) {
      const at = 2 + Math.floor(random() * (messages - 2));
      const name = await emptyDatabase(ground);
      const first = await migrateAt(ground, name, { port: line.port, count, left: at });
      const second = await migrateAt(ground, name, null);
      if (first === 0) problems.push(`cut at message ${String(at)}, and it said that all was well`);
      if (second !== 0) problems.push(`cut at message ${String(at)}: it did not go on`);
      if ((await schemaOf(ground, name)) !== wanted) {
        problems.push(`cut at message ${String(at)}: the schema is another one`);
      }
    }
    return {
      volume: `${String(cuts)} cuts of ${String(messages)} messages`,
      figures: { cuts, messages },
      problems,
    };
  } finally {
    await line.close();
  }
}

interface Count {
  left: number;
  seen: number;
  cut: boolean;
}

/** How many messages an undisturbed migration sends. */
async function countMessages(ground: Ground, port: number, count: Count): Promise<number> {
  const code = await migrateAt(ground, await emptyDatabase(ground), {
    port,
    count,
    left: Infinity,
  });
  if (code !== 0) throw new Error('an undisturbed migration failed');
  return count.seen;
}

/** Through a line that is cut after so many messages, or straight; answers the exit code. */
async function migrateAt(
  ground: Ground,
  name: string,
  cut: { readonly port: number; readonly count: Count; readonly left: number } | null,
): Promise<number | null> {
  if (cut !== null) Object.assign(cut.count, { seen: 0, cut: false, left: cut.left });
  const database = databaseAt(ground.address, name);
  const url = cut === null ? database.url : database.urlThrough(cut.port);
  const { code } = await runFealty(['migrate'], {
    ...{ DATABASE_URL: url, DATABASE_OWNER_URL: url.replace(APP_ROLE, OWNER_ROLE) },
    FEALTY_SECRET: randomBytes(32).toString('hex'),
  });
  return code;
}

async function emptyDatabase({ address }: Ground): Promise<string> {
  const name = `migrated_${randomBytes(5).toString('hex')}`;
  await prepareDatabase(address, name);
  return name;
}

function schemaOf({ address }: Ground, database: string): Promise<string> {
  return schemaText({ ...address, user: OWNER_ROLE, database });
}
