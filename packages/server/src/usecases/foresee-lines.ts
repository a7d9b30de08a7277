import type { Command, Program, Refusal } from '@fealty/core';
import type { ImportLine, MappedLine } from '../imports/lines.ts';
import type { Lanes } from '../ledger/lanes.ts';
import { foreseeUnlessBusy } from './foresee-unless-busy.ts';
import { problemsSentence, type ImportCounts } from './import-lines.ts';

/** Lines that are judged together: one snapshot, in the order of the file. */
export interface ForeseeLines {
  readonly lanes: Pick<Lanes, 'foresee'>;
  readonly merchantId: number;
  readonly program: Program;
  readonly lines: readonly ImportLine[];
  readonly map: (line: ImportLine) => MappedLine;
  readonly sentence: (refusal: Refusal, program: Program) => string;
}

/** What importing the lines would come to; nothing is written. Null if too much is being foreseen already. */
export async function foreseeLines(terms: ForeseeLines): Promise<{
  readonly counts: ImportCounts;
  readonly refusals: readonly { readonly line: number; readonly reason: string }[];
} | null> {
  const { lanes, merchantId, program, lines, map, sentence } = terms;
  const counts: ImportCounts = { taken: 0, already: 0, refused: 0, leftOut: 0 };
  const refusals: { line: number; reason: string }[] = [];
  const commands = lines.map((line): Command | null => {
    const mapped = map(line);
    if (mapped.kind === 'command') return mapped.command;
    if (mapped.kind === 'nothing') counts.leftOut += 1;
    else refusals.push({ line: line.line, reason: problemsSentence(mapped.problems) });
    return null;
  });
  const asked = { merchantId, needs: {}, commands: () => commands };
  const foreseen = await foreseeUnlessBusy(lanes, asked);
  if (foreseen === null) return null;
  foreseen.forEach((decision, place) => {
    const line = lines[place]?.line ?? 0;
    if (decision === null) return;
    if (decision.kind === 'done') counts.taken += 1;
    else if (decision.refusal.code === 'import_line_taken') counts.already += 1;
    else refusals.push({ line, reason: sentence(decision.refusal, program) });
  });
  counts.refused = refusals.length;
  return { counts, refusals: refusals.toSorted((a, b) => a.line - b.line) };
}
