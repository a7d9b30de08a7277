import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ImportLine, MappedLine, MapTerms } from '../imports/lines.ts';
import { mapMember } from '../imports/member-line.ts';
import { readLines } from '../imports/read-lines.ts';
import { skipTaken } from '../imports/skip-taken.ts';
import { mapTransaction } from '../imports/transaction-line.ts';
import { UnknownFields } from '../imports/unknown-fields.ts';
import { openInstallation } from '../open-installation.ts';
import { openLedger } from '../open-ledger.ts';
import { TextFile } from '../runtime/text-file.ts';
import { importLines, type ImportCounts, type RefusedLine } from '../usecases/import-lines.ts';
import { noteImport } from '../usecases/note-import.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { merchantOf } from './find-merchant.ts';
import { showProgress } from './show-progress.ts';

const STOPPED = 130;

type Map = (line: ImportLine, terms: MapTerms) => MappedLine;

function importCommand(what: 'members' | 'transactions', map: Map): CliCommand {
  return {
    name: `import ${what}`,
    summary: `carry ${what} over from a CSV or NDJSON file; safe to start again`,
    usage: 'FILE [--id NAME] [--report FILE] [--merchant PARTNER-ID]',
    async run(args, io) {
      const { values, positionals } = parseArgs({
        args: [...args],
        options: {
          merchant: { type: 'string' },
          id: { type: 'string' },
          report: { type: 'string' },
        },
        allowPositionals: true,
      });
      const file = await fileOf(positionals[0]);
      const importId = values.id ?? (await contentId(file.path));
      if (!/^[\w.-]{1,64}$/.test(importId)) {
        throw new UsageProblem('--id is letters, digits, dots and hyphens, 64 at most');
      }
      const report = values.report ?? `${file.path}.refused.ndjson`;
      await access(path.dirname(report), constants.W_OK).catch(() => {
        throw new UsageProblem(`${report} cannot be written: name another with --report`);
      });
      return carryOver({ what, map, file, importId, report, partnerId: values.merchant }, io);
    },
  };
}

export const importMembers = importCommand('members', mapMember);
export const importTransactions = importCommand('transactions', mapTransaction);

interface Terms {
  readonly what: 'members' | 'transactions';
  readonly map: Map;
  readonly file: { readonly path: string; readonly bytes: number };
  readonly importId: string;
  readonly report: string;
  readonly partnerId: string | undefined;
}

async function carryOver(terms: Terms, io: CommandIo): Promise<number> {
  const { what, map, file, importId } = terms;
  const installation = await openInstallation(io.config(), 'fealty import');
  const { pool } = installation.database;
  const ledger = openLedger(installation, (trouble, error) => {
    io.err(`${trouble}: ${error instanceof Error ? error.message : String(error)}`);
  });
  const counts: ImportCounts = { taken: 0, already: 0, refused: 0, leftOut: 0 };
  const read = { bytes: 0 };
  const progress = showProgress(io, () => ({ counts, part: read.bytes / (file.bytes || 1) }));
  const report = new Report(terms.report);
  const stopping = stopOnSignal();
  try {
    const { id: merchantId } = await merchantOf(pool, terms.partnerId);
    const { pointsDecimals } = await ledger.programs.refresh(merchantId);
    const lines = skipTaken(pool, { merchantId, importId }, readLines(file.path, read), (count) => {
      counts.already += count;
    });
    const { signal } = stopping;
    const unknown = new UnknownFields(what);
    await importLines({
      lanes: ledger.lanes,
      merchantId,
      lines,
      map: (line) => {
        unknown.look(line);
        return map(line, { importId, pointsDecimals });
      },
      refused: (line) => report.add(line),
      counts,
      signal,
    });
    await noteImport(pool, { merchantId, importId, what, counts, actor: 'cli' });
    io.out(progress.end());
    if (unknown.names.length > 0) {
      io.out(`columns that are not known, passed over: ${unknown.names.join(', ')}`);
    }
    if (counts.refused > 0) io.out(`refused lines and their reasons are in ${terms.report}`);
    if (signal.aborted) io.err('stopped; the same command goes on from here');
    return signal.aborted ? STOPPED : counts.refused > 0 ? 1 : 0;
  } finally {
    progress.end();
    stopping.forget();
    await report.close();
    await ledger.lanes.drain();
    await installation.close();
  }
}

async function fileOf(name: string | undefined): Promise<Terms['file']> {
  if (name === undefined) throw new UsageProblem('FILE is missing');
  const found = await stat(name).catch(() => null);
  if (found?.isFile() !== true) throw new UsageProblem(`there is no file ${name}`);
  return { path: name, bytes: found.size };
}

/** The same file is the same import, whatever it is called; a changed one is another. */
async function contentId(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const block of createReadStream(file)) digest.update(block as Buffer);
  return `sha256-${digest.digest('hex').slice(0, 32)}`;
}

/** The first signal ends the reading; what is under way is finished. A second ends at once. */
function stopOnSignal(): { readonly signal: AbortSignal; forget(): void } {
  const stopping = new AbortController();
  const onSignal = (): void => {
    if (stopping.signal.aborted) process.exit(STOPPED);
    stopping.abort();
  };
  const names = ['SIGINT', 'SIGTERM'] as const;
  for (const name of names) process.on(name, onSignal);
  return {
    signal: stopping.signal,
    forget() {
      for (const name of names) process.off(name, onSignal);
    },
  };
}

/** Refused lines as NDJSON; the file is made with the first of them. Holds personal data. */
class Report {
  readonly #path: string;
  #file: TextFile | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  add(line: RefusedLine): Promise<void> {
    this.#file ??= new TextFile(this.#path);
    return this.#file.write(`${JSON.stringify(line)}\n`);
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }
}
