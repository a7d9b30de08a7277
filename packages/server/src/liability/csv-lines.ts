const NUMBER = /^-?\d+(\.\d+)?$/;

/** Rows of cells as lines of CSV, without their ends. */
export function csvLines(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  return rows.map((cells) => cells.map(csvCell).join(','));
}

/** Spreadsheets take what begins like a formula for one; numbers below zero are none. */
function csvCell(cell: string | number): string {
  const text = String(cell);
  const safe = /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\n\r]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
