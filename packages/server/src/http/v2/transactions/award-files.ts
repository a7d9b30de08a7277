import { FILE_BYTES_MAX, type award, type V2Values } from '@fealty/contract/v2';
import { judgeFile, type FitFile } from '../../../receipts/judge-file.ts';
import type { Gate } from '../../../runtime/turnstile.ts';
import { awardWithFiles, type SentAward } from '../../../usecases/award-with-files.ts';
import { decodeFile } from '../../reading/passed-files.ts';
import type { Unreadable } from '../../reading/read-parameters.ts';
import { judging } from '../serving/crowds.ts';
import type { FileField } from './file-fields.ts';
import { responder, type Wording } from '../serving/perform.ts';
import { refuse } from '../serving/refusal.ts';
import type { V2Context, V2Reply, V2Request } from '../surface.ts';

type Attributes = V2Values<typeof award>['transaction_attributes'];

/** Files that are missing; null if there are some. */
export function refuseNoFiles(attributes: Attributes, filesIn: FileField): Unreadable | null {
  if ((attributes?.[filesIn] ?? []).length > 0) return null;
  return { kind: 'missing', names: [`transaction_attributes.${filesIn}`] };
}

/** An award and the files for it, as they came. */
export interface FilesSent {
  readonly command: SentAward['command'];
  readonly filesIn: FileField;
  /** In base64. */
  readonly sent: readonly string[];
  /** Behind which files are looked at; for those with a key unless said. */
  readonly gate?: Gate;
  /** Says why files that are fit are not taken, or null. */
  readonly stop?: (fit: readonly FitFile[]) => Promise<V2Reply | null>;
}

/** Awards points for a receipt or photo: looks at every file, keeps them, then asks the ledger. */
export async function awardFiles(
  context: V2Context,
  request: Pick<V2Request<unknown>, 'terms'>,
  award: FilesSent,
  wording: Wording,
): Promise<V2Reply> {
  const { command, filesIn, sent, gate = judging, stop } = award;
  const judged = await judgeAll(sent, gate);
  if (judged === null) {
    const busy = refuse('TRY_AGAIN', 'Too many files are being looked at; try again');
    return { ...busy, retryAfterSeconds: 2 };
  }
  if (judged.unfit.length > 0) {
    const faults = judged.unfit.map(({ place, why }) => `${filesIn}[${place}]: ${why}`).join('; ');
    const allowed = `JPG, PNG and PDF of at most ${FILE_BYTES_MAX} bytes`;
    return refuse('INVALID_PHOTO', `${faults}; allowed are ${allowed}`);
  }
  const stopped = (await stop?.(judged.fit)) ?? null;
  if (stopped !== null) return stopped;
  const { database: pool, files, lanes, newId } = context;
  const tools = { pool, files, lanes, newId };
  // A photo has no total.
  const toRead = context.readsReceipts && filesIn === 'receipt_files';
  const sentAward = { command, files: judged.fit, toRead };
  return awardWithFiles(tools, request.terms, sentAward, responder(wording));
}

interface Judged {
  readonly fit: readonly FitFile[];
  readonly unfit: readonly { readonly place: number; readonly why: string }[];
}

/** Null if too many others are being looked at. One after the other: decoding takes much memory. */
async function judgeAll(sent: readonly string[], gate: Gate): Promise<Judged | null> {
  if (!(await gate.enter())) return null;
  try {
    const fit: FitFile[] = [];
    const unfit: { place: number; why: string }[] = [];
    for (const [place, text] of sent.entries()) {
      const judged = await judgeText(text);
      if ('why' in judged) unfit.push({ place, why: judged.why });
      else fit.push(judged);
    }
    return { fit, unfit };
  } finally {
    gate.leave();
  }
}

async function judgeText(text: string): ReturnType<typeof judgeFile> {
  const bytes = decodeFile(text, FILE_BYTES_MAX);
  if (bytes === null) return { why: 'it is not base64' };
  return bytes === 'too_large' ? { why: 'it is too large' } : judgeFile(bytes);
}
