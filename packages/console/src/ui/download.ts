/** Hands a text to the browser to be kept as a file. */
export function download(name: string, parts: readonly string[], type = 'text/csv'): void {
  // The mark in front tells spreadsheets that it is UTF-8.
  const blob = new Blob([...(type === 'text/csv' ? ['\uFEFF'] : []), ...parts], {
    type: `${type};charset=utf-8`,
  });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has read the address by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** One line of CSV with its end. What a spreadsheet would take for a formula is text there. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string): string {
  const plain = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
