import type {
  createCorrection as createEndpoint,
  exportCorrectionLines,
  listCorrectionLines,
  listCorrections as listEndpoint,
  V2Values,
} from '@fealty/contract/v2';
import {
  applyCorrection,
  makeCorrection,
  stopCorrection,
  undoCorrection,
  type CorrectionMoved,
} from '../../../usecases/correct-past.ts';
import {
  findCorrection,
  linesOf,
  listCorrections,
  progressOf,
} from '../../../usecases/read-correction.ts';
import { namesOfMembers } from '../../../queries/names-of-members.ts';
import { wirePoints } from '../../wire-points.ts';
import { answering } from '../program/program-answer.ts';
import {
  succeed,
  type V2Context,
  type V2Handler,
  type V2Reply,
  type V2Request,
} from '../surface.ts';
import {
  correctionData,
  isCorrectionId,
  lineData,
  refuseCorrection,
  refuseProblems,
  refuseState,
  whyOf,
} from './correction-answer.ts';
import { linesCsv } from './lines-csv.ts';

/** Takes a correction down; what it would come to is worked out behind the answer. */
export const handleCreateCorrection: V2Handler<V2Values<typeof createEndpoint>> = (
  { database, newId, programs },
  { caller, values: { name, reason, select, act } },
) =>
  answering(async () => {
    const { merchantId, actor } = caller;
    const document = { name, reason, select, act };
    const made = await makeCorrection(database, { merchantId, id: newId(), actor }, document);
    if (made.kind === 'problems') return refuseProblems(made.problems);
    return succeed(correctionData(made.correction, await programs.running(merchantId)));
  });

export const handleListCorrections: V2Handler<V2Values<typeof listEndpoint>> = async (
  { database, programs },
  { caller, values: { start_index: offset, count: limit } },
) => {
  const found = await listCorrections(database, caller.merchantId, { offset, limit });
  const program = await programs.running(caller.merchantId);
  const next = offset + found.corrections.length;
  const more = next < found.total && found.corrections.length > 0;
  return succeed({
    corrections: found.corrections.map((one) => correctionData(one, program)),
    ...{ total: found.total, more, next_start_index: next },
  });
};

export const handleReadCorrection: V2Handler<unknown> = async (
  { database, programs },
  { caller: { merchantId }, path },
) => {
  const id = path['id'] ?? '';
  const found = isCorrectionId(id) ? await findCorrection(database, merchantId, id) : null;
  if (found === null) return refuseCorrection();
  const program = await programs.running(merchantId);
  const progress = (await progressOf(database, merchantId, id)).map((done) => ({
    ...{ state: done.state, code: done.code === '' ? null : done.code, lines: done.lines },
    why: whyOf(done.code),
    points: wirePoints(done.points, program),
    points_owed: wirePoints(done.owed, program),
  }));
  return succeed({ ...correctionData(found, program), progress });
};

export const handleListCorrectionLines: V2Handler<V2Values<typeof listCorrectionLines>> = async (
  context,
  request,
) => {
  const found = await pageOf(context, request);
  if (found === null) return refuseCorrection();
  const { rows, more } = found;
  return succeed({ lines: rows, more });
};

export const handleExportCorrectionLines: V2Handler<
  V2Values<typeof exportCorrectionLines>
> = async (context, request) => {
  const found = await pageOf(context, request);
  if (found === null) return refuseCorrection();
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="correction-${request.path['id'] ?? ''}.csv"`,
  };
  return { status: 200, body: '', bytes: Buffer.from(linesCsv(found.rows)), headers };
};

interface AskedLines {
  readonly after: number;
  readonly count: number;
  readonly state?: string;
}

async function pageOf(
  { database, programs }: V2Context,
  { caller, path, values }: V2Request<AskedLines>,
): Promise<{
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly more: boolean;
} | null> {
  const { merchantId } = caller;
  const id = path['id'] ?? '';
  const found = isCorrectionId(id) ? await findCorrection(database, merchantId, id) : null;
  if (found === null) return null;
  const program = await programs.running(merchantId);
  const { after, count, state } = values;
  const lines = await linesOf(database, merchantId, { id, after, limit: count + 1, state });
  const shown = lines.slice(0, count);
  const names = await namesOfMembers(
    database,
    merchantId,
    shown.map(({ memberId }) => memberId),
  );
  const rows = shown.map((line) => lineData(line, program, names.get(line.memberId)));
  return { rows, more: lines.length > count };
}

export const handleApplyCorrection: V2Handler<unknown> = (context, request) => {
  const approval = { id: context.newId(), by: request.caller };
  return moved(context, request, (asked) => applyCorrection(context.database, asked, approval));
};

export const handleStopCorrection: V2Handler<unknown> = (context, request) =>
  moved(context, request, (asked) => stopCorrection(context.database, asked));

export const handleUndoCorrection: V2Handler<unknown> = (context, request) =>
  moved(context, request, (asked) => undoCorrection(context.database, asked));

async function moved(
  { programs }: V2Context,
  { caller, path }: V2Request<unknown>,
  move: (asked: {
    readonly merchantId: number;
    readonly id: string;
    readonly actor: string;
  }) => Promise<CorrectionMoved>,
): Promise<V2Reply> {
  const id = path['id'] ?? '';
  if (!isCorrectionId(id)) return refuseCorrection();
  const { merchantId, actor } = caller;
  const answer = await move({ merchantId, id, actor });
  if (answer.kind === 'unknown') return refuseCorrection();
  if (answer.kind === 'state') return refuseState(answer.correction, answer.needed);
  return succeed(correctionData(answer.correction, await programs.running(merchantId)));
}
