import { parseArgs } from 'node:util';
import type { Program } from '@fealty/core';
import { linesCsv } from '../http/v2/corrections/lines-csv.ts';
import { correctionData, lineData } from '../http/v2/corrections/correction-answer.ts';
import { openInstallation } from '../open-installation.ts';
import { openLedger } from '../open-ledger.ts';
import { correctPast } from '../jobs/correct-past.ts';
import { PROGRAM_BYTES_MAX, readProgram } from '../program/read-program.ts';
import type { Database } from '../runtime/database.ts';
import { createFresh } from '../runtime/fresh.ts';
import type { Lanes } from '../ledger/lanes.ts';
import {
  applyCorrection,
  makeCorrection,
  setCorrectionLimits,
  stopCorrection,
  undoCorrection,
  type Correction,
  type CorrectionMoved,
} from '../usecases/correct-past.ts';
import { findCorrection, linesOf, progressOf } from '../usecases/read-correction.ts';
import { UsageProblem, type CliCommand, type CommandIo } from './command.ts';
import { merchantOf } from './find-merchant.ts';
import { readInput } from './read-input.ts';

const ACTOR = 'cli';
const LINES_PAGE = 1000;

interface Desk {
  readonly database: Database;
  readonly lanes: Lanes;
  readonly merchantId: number;
  readonly program: Program;
}

async function atDesk(
  io: CommandIo,
  partnerId: string | undefined,
  work: (desk: Desk) => Promise<number>,
): Promise<number> {
  const installation = await openInstallation(io.config(), 'fealty correction');
  const { lanes, programs } = openLedger(installation, (what, error) => {
    io.err(`${what}: ${String(error)}`);
  });
  try {
    const { database } = installation;
    const { id: merchantId } = await merchantOf(database.pool, partnerId);
    const program = await programs.running(merchantId);
    return await work({ database, lanes, merchantId, program });
  } finally {
    await lanes.drain();
    await installation.close();
  }
}

/** Works what was asked for off, or waits while a server does. */
async function workOff({ database, lanes, merchantId }: Desk): Promise<void> {
  const { signal } = new AbortController();
  await correctPast({ pool: database.pool, lanes, signal }, merchantId);
}

async function show({ database, merchantId, program }: Desk, io: CommandIo, id: string) {
  const correction = await findCorrection(database.pool, merchantId, id);
  if (correction === null) throw new UsageProblem(`there is no correction ${id}`);
  const { foreseen, ...head } = correctionData(correction, program) as {
    readonly foreseen: Readonly<Record<string, unknown>> | null;
  };
  io.out(JSON.stringify({ ...head, foreseen }, null, 2));
  for (const done of await progressOf(database.pool, merchantId, id)) {
    const why = done.code === '' ? '' : ` (${done.code})`;
    io.out(`${String(done.lines)} ${done.state}${why}`);
  }
}

const OPTIONS = { merchant: { type: 'string' } } as const;

const preview: CliCommand = {
  name: 'correction preview',
  summary: 'select what is to be corrected, and see what it would come to',
  usage: 'FILE [--merchant PARTNER-ID]',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      ...{ args: [...args], options: OPTIONS, allowPositionals: true },
    });
    const document = readProgram(await readInput(positionals[0], PROGRAM_BYTES_MAX));
    return atDesk(io, values.merchant, async (desk) => {
      const id = createFresh().id();
      const request = { merchantId: desk.merchantId, id, actor: ACTOR };
      const made = await makeCorrection(desk.database.pool, request, document);
      if (made.kind === 'problems') {
        for (const { field, found, allowed } of made.problems) {
          io.err(`${field} is ${found}; allowed is ${allowed}`);
        }
        return 1;
      }
      await workOff(desk);
      await show(desk, io, id);
      return 0;
    });
  },
};

function moving(
  name: 'apply' | 'stop' | 'undo',
  summary: string,
  move: (
    desk: Desk,
    request: { merchantId: number; id: string; actor: string },
  ) => Promise<CorrectionMoved>,
): CliCommand {
  return {
    name: `correction ${name}`,
    summary,
    usage: 'ID [--merchant PARTNER-ID]',
    run(args, io) {
      const { values, positionals } = parseArgs({
        ...{ args: [...args], options: OPTIONS, allowPositionals: true },
      });
      const id = idOf(positionals[0]);
      return atDesk(io, values.merchant, async (desk) => {
        const request = { merchantId: desk.merchantId, id, actor: ACTOR };
        const moved = await move(desk, request);
        if (moved.kind === 'unknown') throw new UsageProblem(`there is no correction ${id}`);
        if (moved.kind === 'state') {
          io.err(stateSentence(moved.correction, moved.needed));
          return 1;
        }
        if (name !== 'stop') await workOff(desk);
        await show(desk, io, id);
        return 0;
      });
    },
  };
}

function stateSentence({ state, stopAsked }: Correction, needed: string): string {
  return `the correction is ${state}${stopAsked ? ' and stopped' : ''}; it has to be ${needed}`;
}

function idOf(said: string | undefined): string {
  if (said !== undefined && /^[0-9a-f]{24}$/.test(said)) return said;
  throw new UsageProblem(`ID is ${said ?? 'missing'}; that of a correction is allowed`);
}

const status: CliCommand = {
  name: 'correction status',
  summary: 'show what a correction would come to and how far it is, or its lines as CSV',
  usage: 'ID [--csv] [--merchant PARTNER-ID]',
  run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...OPTIONS, csv: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const id = idOf(positionals[0]);
    return atDesk(io, values.merchant, async (desk) => {
      if (values.csv) await writeLines(desk, io, id);
      else await show(desk, io, id);
      return 0;
    });
  },
};

async function writeLines({ database, merchantId, program }: Desk, io: CommandIo, id: string) {
  let after = 0;
  for (;;) {
    const page = { id, after, limit: LINES_PAGE };
    const lines = await linesOf(database.pool, merchantId, page);
    const text = linesCsv(lines.map((line) => lineData(line, program)));
    const rows = after === 0 ? text : text.slice(text.indexOf('\n') + 1);
    if (rows !== '') io.out(rows.trimEnd());
    const last = lines.at(-1);
    if (last === undefined || lines.length < LINES_PAGE) return;
    after = last.line;
  }
}

const limits: CliCommand = {
  name: 'correction limits',
  summary:
    'set above how many points or members a second person approves; without a number, as usual',
  usage: '[--points N] [--members N] [--merchant PARTNER-ID]',
  run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: { ...OPTIONS, points: { type: 'string' }, members: { type: 'string' } },
    });
    const number = (name: string, said: string | undefined): number | null => {
      if (said === undefined) return null;
      if (/^\d{1,9}$/.test(said)) return Number(said);
      throw new UsageProblem(`${name} is ${said}; a whole number is allowed`);
    };
    const wanted = {
      points: number('--points', values.points),
      members: number('--members', values.members),
    };
    return atDesk(io, values.merchant, async ({ database, merchantId }) => {
      await setCorrectionLimits(database.pool, { merchantId, actor: ACTOR }, wanted);
      const said = (limit: number | null): string => (limit === null ? 'as usual' : String(limit));
      io.out(`points ${said(wanted.points)}, members ${said(wanted.members)}`);
      return 0;
    });
  },
};

export const CORRECTION_COMMANDS: readonly CliCommand[] = [
  preview,
  moving('apply', 'apply a correction, or go on with one that was stopped', (desk, request) =>
    applyCorrection(desk.database.pool, request, {
      ...{ id: createFresh().id(), by: { actor: ACTOR, person: null } },
    }),
  ),
  status,
  moving('stop', 'stop a correction, or cancel one that nobody applied', (desk, request) =>
    stopCorrection(desk.database.pool, request),
  ),
  moving('undo', 'take back what a correction did', (desk, request) =>
    undoCorrection(desk.database.pool, request),
  ),
  limits,
];
