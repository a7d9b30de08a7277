import { open, type FileHandle } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createFresh } from '../runtime/fresh.ts';
import { openInstallation, type Installation } from '../open-installation.ts';
import { readSealKeys, rotateSealKey } from '../seals/keys.ts';
import { SealRefused } from '../seals/make-seal.ts';
import { listSeals, type Seal } from '../seals/read-seals.ts';
import { sealDocument } from '../seals/seal-document.ts';
import { readMerchants, type Merchant } from '../store/merchants.ts';
import { sealNow } from '../usecases/seal-now.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { merchantOf } from './find-merchant.ts';

const LISTED_MAX = 1000;

const make: CliCommand = {
  name: 'seal make',
  summary: 'seal what all members have, now; --out appends the seal to a file, a line for each',
  usage: '[--out FILE] [--merchant PARTNER-ID]',
  run(args, io) {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args: [...args], options: { merchant: text, out: text } });
    return withInstallation(io, async (installation) => {
      const { pool } = installation.database;
      const merchants =
        values.merchant === undefined
          ? await readMerchants(pool)
          : [await merchantOf(pool, values.merchant)];
      // Before anything is sealed: what was sealed is not sealed again for want of a file.
      const file = values.out === undefined ? null : await open(values.out, 'a');
      try {
        return await sealAll(io, installation, { merchants, file });
      } finally {
        await file?.close();
      }
    });
  },
};

async function sealAll(
  io: CommandIo,
  { database: { pool }, secret }: Installation,
  {
    merchants,
    file,
  }: { readonly merchants: readonly Merchant[]; readonly file: FileHandle | null },
): Promise<number> {
  const fresh = createFresh();
  const tools = { pool, secret, newId: () => fresh.id() };
  let refused = 0;
  for (const { id, partnerId } of merchants) {
    try {
      const seal = await sealNow(tools, { merchantId: id, actor: 'cli' });
      if (seal === undefined) throw new UsageProblem(`${partnerId} is being sealed right now`);
      await file?.appendFile(`${JSON.stringify(sealDocument(seal))}\n`);
      io.out(lineOf(seal));
    } catch (error) {
      if (!(error instanceof SealRefused)) throw error;
      refused += 1;
      for (const problem of error.problems) io.out(`${partnerId}: ${problem}`);
      io.out(`${partnerId}: not sealed`);
    }
  }
  return refused === 0 ? 0 : 1;
}

const list: CliCommand = {
  name: 'seal list',
  summary: 'list the newest seals, or write them as they are published with --json',
  usage: '[--count N] [--json] [--merchant PARTNER-ID]',
  run(args, io) {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { merchant: text, count: text, json: { type: 'boolean', default: false } },
    });
    const limit = Number(values.count ?? '20');
    if (!Number.isInteger(limit) || limit < 1 || limit > LISTED_MAX) {
      throw new UsageProblem(`--count is a number from 1 to ${String(LISTED_MAX)}`);
    }
    return withInstallation(io, async ({ database: { pool } }) => {
      const { id } = await merchantOf(pool, values.merchant);
      const { seals } = await listSeals(pool, id, { offset: 0, limit });
      for (const seal of seals) {
        io.out(values.json ? JSON.stringify(sealDocument(seal)) : lineOf(seal));
      }
      return 0;
    });
  },
};

const keys: CliCommand = {
  name: 'seal keys',
  summary: 'list the keys that seals are signed with; --rotate makes a new one sign from now on',
  usage: '[--rotate]',
  run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: { rotate: { type: 'boolean', default: false } },
    });
    return withInstallation(io, async ({ database: { pool }, secret }) => {
      if (values.rotate) await rotateSealKey(pool, secret);
      for (const { id, publicKey, createdAt, retiredAt } of await readSealKeys(pool)) {
        const until = retiredAt === null ? 'signs' : `until ${new Date(retiredAt).toISOString()}`;
        io.out(`${id}  ${publicKey}  from ${new Date(createdAt).toISOString()}  ${until}`);
      }
      return 0;
    });
  },
};

function lineOf(seal: Seal): string {
  const { partnerId, number, sealedAt, members, available, hash } = seal;
  return (
    `${partnerId}: seal ${String(number)} of ${new Date(sealedAt).toISOString()}, ` +
    `${String(members)} members, ${String(available)} available, ${hash}`
  );
}

async function withInstallation(
  io: CommandIo,
  run: (installation: Installation) => Promise<number>,
): Promise<number> {
  const installation = await openInstallation(io.config(), 'fealty seal');
  try {
    return await run(installation);
  } finally {
    await installation.close();
  }
}

export const sealCommands: readonly CliCommand[] = [make, list, keys];
