/** The activity of receipts. */
export const RECEIPT_ACTIVITY = 'submit_a_receipt';

/** The attribute in which the files of an activity come. Source: Award API parameters. */
const FIELDS = { [RECEIPT_ACTIVITY]: 'receipt_files', upload_photo: 'image_file' } as const;

export type FileField = (typeof FIELDS)[keyof typeof FIELDS];

/** Where an activity takes files; null if it takes none. */
export function fileFieldOf(activityId: string): FileField | null {
  return Object.hasOwn(FIELDS, activityId) ? FIELDS[activityId as keyof typeof FIELDS] : null;
}

/** Where a file that was sent can be read. */
export function receiptPath(id: string): string {
  return `/v2/loyalty/receipts/${id}`;
}
