import { findLikenesses, readReceipts, type ReceiptView } from '../../../queries/receipts.ts';
import { fileName, thumbnailName } from '../../../usecases/kept-files.ts';
import { refuseFor } from '../serving/caller.ts';
import { refuse } from '../serving/refusal.ts';
import {
  succeed,
  type V2Context,
  type V2Handler,
  type V2Reply,
  type V2Request,
} from '../surface.ts';
import { fileData } from './file-data.ts';

const ID = /^[0-9a-f]{24}$/;
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};

/** A receipt or photo as it was sent. */
export const handleReadReceipt: V2Handler<unknown> = (context, request) =>
  answer(context, request, (merchantId, { id, contentType }) => ({
    name: fileName(merchantId, id),
    contentType,
  }));

/** A small picture of it; PDFs have none. */
export const handleReadThumbnail: V2Handler<unknown> = (context, request) =>
  answer(context, request, (merchantId, { id, hasThumbnail }) =>
    hasThumbnail ? { name: thumbnailName(merchantId, id), contentType: 'image/jpeg' } : null,
  );

/** What is known of it, as moderators are told. */
export const handleReadReceiptDetails: V2Handler<unknown> = async ({ database }, request) => {
  const { merchantId } = request.caller;
  const receipt = await find(database, merchantId, request.path['id'] ?? '');
  if (receipt === null) return refuseUnknown();
  const { id, transactionId } = receipt;
  // Without an award of its own it is compared with every other file.
  const of = [{ id, transactionId: transactionId ?? '' }];
  const likenesses = await findLikenesses(database, merchantId, of);
  return succeed({ ...fileData(receipt, likenesses), transaction_id: transactionId });
};

interface Place {
  readonly name: string;
  readonly contentType: string;
}

async function answer(
  { database, files }: V2Context,
  { caller, path }: V2Request<unknown>,
  placeOf: (merchantId: number, receipt: ReceiptView) => Place | null,
): Promise<V2Reply> {
  const { merchantId, scope } = caller;
  if (scope === 'read') {
    return refuseFor(caller, 'opens no files');
  }
  const id = path['id'] ?? '';
  const receipt = await find(database, merchantId, id);
  const place = receipt === null ? null : placeOf(merchantId, receipt);
  const bytes = place === null ? null : await files.read(place.name);
  if (place === null || bytes === null) {
    return refuseUnknown();
  }
  return { status: 200, body: '', bytes, headers: headersOf(id, place.contentType) };
}

async function find(
  database: V2Context['database'],
  merchantId: number,
  id: string,
): Promise<ReceiptView | null> {
  const [receipt] = ID.test(id) ? await readReceipts(database, merchantId, [id]) : [];
  return receipt ?? null;
}

function refuseUnknown(): V2Reply {
  return refuse('RECEIPT_DOES_NOT_EXIST', 'This store knows no such file');
}

/** A stranger made the file: a browser may show it, and do nothing that stands in it. */
function headersOf(id: string, contentType: string): Readonly<Record<string, string>> {
  // No browser shows a PDF in a sandbox, so it is saved.
  const how = contentType === 'application/pdf' ? 'attachment' : 'inline';
  return {
    'content-type': contentType,
    'content-disposition': `${how}; filename="${id}.${ENDINGS[contentType] ?? 'bin'}"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  };
}
