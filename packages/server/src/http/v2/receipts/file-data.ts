import type { FileData } from '@fealty/contract/v2';
import type { Likeness, ReceiptView } from '../../../queries/receipts.ts';
import { slashBirthdate, slashTime } from '../../dates.ts';
import { receiptPath } from '../transactions/file-fields.ts';

/** A file in the words of v2, with those that look like it. */
export function fileData(file: ReceiptView, likenesses: readonly Likeness[]): FileData {
  const { id, contentType, size, width, height, pages, hasThumbnail } = file;
  const url = receiptPath(id);
  return {
    id,
    content_type: contentType,
    size,
    width,
    height,
    pages,
    url,
    thumbnail_url: hasThumbnail ? `${url}/thumbnail` : null,
    suggestion: suggestionData(file),
    duplicates: likenesses.map((other) => ({
      kind: other.same ? 'same_file' : 'alike',
      distance: other.distance,
      receipt_id: other.id,
      transaction_id: other.transactionId,
      status: other.status,
      internal_member_id: other.memberId,
      same_member: other.sameMember,
      created_date: slashTime(other.createdAt),
    })),
  };
}

function suggestionData(file: ReceiptView): FileData['suggestion'] {
  const { total, currency, date, shop, confidence } = file;
  const day = date === null ? null : slashBirthdate(date);
  return { state: stateOf(file), total, currency, date: day, shop, confidence };
}

function stateOf({ reading, contentType }: ReceiptView): FileData['suggestion']['state'] {
  if (reading !== null) return reading;
  return contentType === 'application/pdf' ? 'no_picture' : 'not_asked';
}
