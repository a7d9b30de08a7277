import { parseArgs } from 'node:util';
import type pg from 'pg';
import { openInstallation } from '../open-installation.ts';
import { TextFile } from '../runtime/text-file.ts';
import { readMerchants, type Merchant } from '../store/merchants.ts';
import type { PublishedSeal } from '../verify/check-seals.ts';
import { exportBooks } from '../verify/export-books.ts';
import { PROBLEMS_MAX, verifyMerchant } from '../verify/verify-merchant.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { merchantOf } from './find-merchant.ts';
import { readInput } from './read-input.ts';
import { followBooks } from './verify-follow.ts';

/** With `--all`. More would say no more, and has to be held in memory. */
const ALL_MAX = 100_000;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const OPTIONS = {
  ...{ merchant: text, seals: text, export: text, seal: text, every: text, rounds: text },
  ...{ all: flag, follow: flag },
} as const;

export const verify: CliCommand = {
  name: 'verify',
  summary:
    'recompute every balance, lot and chain from the postings and hold them against the seals; ' +
    '--export writes the books for the verifier that stands alone, --follow goes on beside the server',
  usage:
    '[--merchant PARTNER-ID] [--all] [--seals FILE] | --export FILE [--seal N] | --follow [--every SECONDS] [--rounds N]',
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const number = readWhole('--seal', values.seal);
    const every = readWhole('--every', values.every);
    const rounds = readWhole('--rounds', values.rounds);
    const published = values.seals === undefined ? [] : await readPublished(values.seals);
    const installation = await openInstallation(io.config(), 'fealty verify');
    const { pool } = installation.database;
    try {
      const merchants = (): Promise<readonly Merchant[]> =>
        values.merchant === undefined
          ? readMerchants(pool)
          : merchantOf(pool, values.merchant).then((one) => [one]);
      if (values.follow) return await followBooks(io, { pool, merchants, every, rounds });
      const client = await pool.connect();
      // A whole history takes as long as it takes.
      await client.query('set statement_timeout = 0');
      try {
        if (values.export !== undefined) {
          const merchant = await merchantOf(pool, values.merchant);
          return await writeBooks(io, client, { merchant, seal: number, file: values.export });
        }
        const problemsMax = values.all ? ALL_MAX : PROBLEMS_MAX;
        return await verifyAll(io, client, await merchants(), { problemsMax, published });
      } finally {
        client.release(true);
      }
    } finally {
      await installation.close();
    }
  },
};

async function verifyAll(
  io: CommandIo,
  client: pg.PoolClient,
  merchants: readonly Merchant[],
  terms: { readonly problemsMax: number; readonly published: readonly Published[] },
): Promise<number> {
  let found = 0;
  for (const merchant of merchants) {
    const started = performance.now();
    const published = terms.published.filter(({ partnerId }) => partnerId === merchant.partnerId);
    const { problemsMax } = terms;
    const result = await verifyMerchant(client, merchant.id, { problemsMax, published });
    found += result.problems.length;
    for (const problem of result.problems) io.out(`${merchant.partnerId}: ${problem}`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const { seal } = result;
    const against =
      seal === null
        ? 'their heads, and no seal'
        : `their heads and seal ${String(seal.number)} of ${new Date(seal.sealedAt).toISOString()}`;
    io.out(
      `${merchant.partnerId}: ${String(result.postings)} postings, ` +
        `${String(result.transactions)} transactions, ${String(result.members)} members ` +
        `against ${against} in ${seconds} s: ${verdict(result.problems.length)}`,
    );
  }
  return found === 0 ? 0 : 1;
}

function verdict(problems: number): string {
  return problems === 0 ? 'everything fits' : `${String(problems)} things do not fit`;
}

async function writeBooks(
  io: CommandIo,
  client: pg.PoolClient,
  asked: { readonly merchant: Merchant; readonly seal: number | null; readonly file: string },
): Promise<number> {
  const file = new TextFile(asked.file);
  const wanted = { merchantId: asked.merchant.id, seal: asked.seal };
  try {
    await file.opened();
    const done = await exportBooks(client, wanted, (line) => file.write(line));
    await file.close();
    if (done === null) {
      io.err('there is no such seal: fealty seal make');
      return 1;
    }
    io.out(
      `${asked.file} holds ${String(done.postings)} postings of ${String(done.members)} members ` +
        `as seal ${String(done.seal)} found them`,
    );
    return 0;
  } catch (error) {
    file.abandon();
    throw error;
  }
}

interface Published extends PublishedSeal {
  readonly partnerId: string;
}

/** An hourly seal takes about 600 bytes: fifty years of them. */
const SEALS_BYTES_MAX = 256 * 2 ** 20;

/** Seals as they were published, one JSON document a line. */
async function readPublished(file: string): Promise<readonly Published[]> {
  const lines = (await readInput(file, SEALS_BYTES_MAX))
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line, place) => {
    const { partner_id: partnerId, number, hash } = parsed(line) as Record<string, unknown>;
    if (typeof partnerId === 'string' && typeof number === 'number' && typeof hash === 'string') {
      return { partnerId, number, hash };
    }
    throw new UsageProblem(`line ${String(place + 1)} of ${file} is no seal`);
  });
}

function parsed(line: string): object {
  try {
    return Object(JSON.parse(line)) as object;
  } catch {
    return {};
  }
}

function readWhole(name: string, given: string | undefined): number | null {
  if (given === undefined) return null;
  const number = Number(given);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new UsageProblem(`${name} is ${given}; a whole number from 1 on is allowed`);
}
