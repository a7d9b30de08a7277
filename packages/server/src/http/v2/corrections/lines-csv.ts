const COLUMNS = [
  ...['line', 'member', 'award', 'state', 'points', 'points_short', 'tier_from', 'tier_to', 'code'],
  ...['transaction_id', 'undo_transaction_id', 'points_owed'],
] as const;

/** Lines of a correction as CSV, with a head; values are ids, codes and numbers. */
export function linesCsv(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => csvValue(row[column])).join(','));
  return [COLUMNS.join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

function csvValue(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  // A program may give a tier any id: what a spreadsheet would take for a formula is text.
  const plain = /^[=+\-@]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
