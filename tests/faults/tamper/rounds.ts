import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { asSuperuser } from '../../../packages/server/src/runtime/postgres-server.ts';
import type { ConnectionTarget } from '../../../packages/server/src/runtime/database.ts';
import { columnTypes } from '../../../packages/server/src/runtime/pg-types.ts';
import { verifyMerchant } from '../../../packages/server/src/verify/verify-merchant.ts';
import { seededRandom } from '../operations.ts';
import { EDITS } from './edits.ts';
import type { Stock } from './stock.ts';

/** One round: books that were altered in so many places, and whom the verifier did not name. */
export interface TamperRound {
  readonly round: number;
  readonly edits: number;
  readonly missed: readonly string[];
  readonly verifyMs: number;
}

export interface TamperTerms {
  /** The database that each round alters a copy of; nobody else is connected to it. */
  readonly original: ConnectionTarget;
  readonly stock: Stock;
  readonly seed: number;
  readonly edits: number;
}

const PROBLEMS_MAX = 100_000;

/** Alters a copy of the books of as many members as asked, each in one way, and has them verified. */
export async function tamperRound(terms: TamperTerms, round: number): Promise<TamperRound> {
  const { original, stock, seed, edits } = terms;
  // A round draws the same whether or not those before it were run.
  const random = seededRandom(seed * 1_000_003 + round);
  const name = `tampered_${randomBytes(6).toString('hex')}`;
  const { host = '', port = 0, user = '', database = '' } = original;
  await asSuperuser({ host, port }, (client) =>
    client.query(`create database ${name} template ${database}`),
  );
  const client = new pg.Client({ host, port, user, database: name, types: columnTypes });
  try {
    await client.connect();
    await client.query(
      "set timezone = 'UTC'; set jit = off; set session_replication_role = replica",
    );
    const { merchantId } = stock;
    const altered = new Map<string, string>();
    const left = [...stock.members];
    for (let count = 0; count < edits; count += 1) {
      const [memberId = ''] = left.splice(Math.floor(random() * left.length), 1);
      // All ways in turn, then by chance, so that a short round tries each.
      const way = count < EDITS.length ? count : Math.floor(random() * EDITS.length);
      const edit = EDITS[way];
      if (edit === undefined || memberId === '') throw new Error('there are too few members');
      await edit.alter({ client, merchantId, memberId, random });
      altered.set(memberId, edit.name);
    }
    const started = performance.now();
    const { problems } = await verifyMerchant(client, merchantId, { problemsMax: PROBLEMS_MAX });
    const verifyMs = performance.now() - started;
    const named = new Set(problems.join(' ').match(/\b[\da-f]{24}\b/g));
    const missed = [...altered].filter(([id]) => !named.has(id));
    const strange = stock.members.filter(
      (id) => !altered.has(id) && problems.some((problem) => problem.includes(`member ${id}`)),
    );
    return {
      ...{ round, edits, verifyMs },
      missed: [
        ...missed.map(([id, what]) => `${what} of member ${id} was not found`),
        ...strange.map((id) => `member ${id} was named, and not altered`),
      ],
    };
  } finally {
    await client.end();
    await asSuperuser({ host, port }, (admin) =>
      admin.query(`drop database if exists ${name} with (force)`),
    );
  }
}
