import type { importLines as operation, V2Values } from '@fealty/contract/v2';
import type { ImportLine, MappedLine, MapTerms } from '../../../imports/lines.ts';
import { mapMember } from '../../../imports/member-line.ts';
import { fieldsOfObject } from '../../../imports/read-lines.ts';
import { UnknownFields } from '../../../imports/unknown-fields.ts';
import { mapTransaction } from '../../../imports/transaction-line.ts';
import { keyAt } from '../../../usecases/act-on-members.ts';
import { foreseeLines } from '../../../usecases/foresee-lines.ts';
import { importLines, type ImportCounts } from '../../../usecases/import-lines.ts';
import { noteImport } from '../../../usecases/note-import.ts';
import { refusalSentence, refuse, refuseParameters } from '../serving/refusal.ts';
import {
  succeed,
  type V2Context,
  type V2Handler,
  type V2Reply,
  type V2Request,
} from '../surface.ts';

type Values = V2Values<typeof operation>;

const MAPS: Readonly<Record<Values['what'], (line: ImportLine, terms: MapTerms) => MappedLine>> = {
  members: mapMember,
  transactions: mapTransaction,
};
const IMPORT_ID = /^[\w.-]{1,64}$/;
const LINE_MAX = 100_000_000;

/** Takes the lines, or says what would come of it. */
export const handleImportLines: V2Handler<Values> = async (context, request) => {
  const { values, caller, terms } = request;
  const { what, import_id: importId } = values;
  if (!IMPORT_ID.test(importId)) {
    const allowed = 'letters, digits, dots and hyphens, 64 at most';
    return refuseFault('import_id', importId, allowed);
  }
  const lines: ImportLine[] = [];
  const unknown = new UnknownFields(what);
  for (const [place, item] of values.lines.entries()) {
    const line = readLine(item);
    if (line === null) {
      const allowed = 'an object with line, a number from 1 on, and fields, an object';
      return refuseFault(`lines[${String(place)}]`, JSON.stringify(item), allowed);
    }
    lines.push(line);
    unknown.look(line);
  }
  const { pointsDecimals } = await context.programs.running(caller.merchantId);
  const map = (line: ImportLine): MappedLine => MAPS[what](line, { importId, pointsDecimals });
  const read = { lines, map, passedOver: unknown.names };
  return terms.simulate ? foreseen(context, request, read) : taken(context, request, read);
};

interface Read {
  /** Names of fields that no import knows. */
  readonly passedOver: readonly string[];
  readonly lines: readonly ImportLine[];
  readonly map: (line: ImportLine) => MappedLine;
}

function readLine(item: unknown): ImportLine | null {
  if (typeof item !== 'object' || item === null || !('line' in item) || !('fields' in item)) {
    return null;
  }
  const { line } = item;
  const isNumber = typeof line === 'number' && Number.isInteger(line);
  if (!isNumber || line < 1 || line > LINE_MAX) return null;
  const fields = fieldsOfObject(item.fields);
  return fields === null ? null : { line, fields, raw: '' };
}

async function foreseen(
  { lanes, programs }: V2Context,
  { caller: { merchantId } }: V2Request<Values>,
  { lines, map, passedOver }: Read,
): Promise<V2Reply> {
  const program = await programs.running(merchantId);
  const terms = { lanes, merchantId, program, lines, map, sentence: refusalSentence };
  const came = await foreseeLines(terms);
  if (came === null) return refuse('TRY_AGAIN', 'Too much is being simulated; try again');
  return succeed(answerOf({ ...came, passedOver }));
}

async function taken(
  { lanes, database }: V2Context,
  { caller: { merchantId }, values, actor, terms }: V2Request<Values>,
  { lines, map, passedOver }: Read,
): Promise<V2Reply> {
  const counts: ImportCounts = { taken: 0, already: 0, refused: 0, leftOut: 0 };
  const refusals: { line: number; reason: string }[] = [];
  await importLines({
    lanes,
    merchantId,
    lines: inTurn(lines),
    map,
    refused: ({ line, reason }) => {
      refusals.push({ line, reason });
      return Promise.resolve();
    },
    counts,
    signal: NEVER,
    sentence: refusalSentence,
    keyOf: (line) => keyAt(terms.key, line),
  });
  const { what, import_id: importId } = values;
  if (counts.taken > 0) {
    await noteImport(database, { merchantId, importId, what, counts, actor });
  }
  const inOrder = refusals.toSorted((a, b) => a.line - b.line);
  return succeed(answerOf({ counts, refusals: inOrder, passedOver }));
}

/** A request is carried out to its end, whether or not somebody waits for the answer. */
const NEVER = new AbortController().signal;

async function* inTurn(lines: readonly ImportLine[]): AsyncGenerator<ImportLine> {
  yield* await Promise.resolve(lines);
}

function answerOf(came: {
  readonly counts: ImportCounts;
  readonly refusals: readonly { readonly line: number; readonly reason: string }[];
  readonly passedOver: readonly string[];
}): object {
  const { taken: count, already, refused, leftOut } = came.counts;
  return {
    ...{ taken: count, already, left_out: leftOut, refused },
    ...{ refusals: came.refusals, passed_over: came.passedOver },
  };
}

function refuseFault(name: string, seen: string, allowed: string): V2Reply {
  return refuseParameters({ kind: 'malformed', faults: [{ name, seen, allowed }] });
}
