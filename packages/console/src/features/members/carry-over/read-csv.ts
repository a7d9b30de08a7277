/** A file of values: its names, and its lines with their numbers. */
export interface CsvFile {
  readonly names: readonly string[];
  readonly lines: readonly CsvLine[];
}

export interface CsvLine {
  /** In the file, from 1; the last of its rows if it spans several. */
  readonly line: number;
  readonly cells: readonly string[];
}

const MARKS = [',', ';', '\t'] as const;

/** Reads CSV with commas, semicolons or tabs between values. Null without a line of names. */
export function readCsv(text: string): CsvFile | null {
  const plain = text.replace(/^\uFEFF/, '');
  const rows = rowsOf(plain, markOf(plain)).filter(({ cells }) =>
    cells.some((cell) => cell !== ''),
  );
  const [head, ...lines] = rows;
  return head === undefined ? null : { names: head.cells, lines };
}

/** The first line tells: names hold none of them. */
function markOf(text: string): string {
  const first = text.split('\n', 1)[0] ?? '';
  const count = (mark: string): number => first.split(mark).length;
  return [...MARKS].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

function rowsOf(text: string, mark: string): CsvLine[] {
  const rows: CsvLine[] = [];
  let [cells, cell, line]: [string[], string, number] = [[], '', 1];
  let isQuoted = false;
  const endRow = (): void => {
    rows.push({ line, cells: [...cells, cell.trim()] });
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell.trim() === '') {
      [isQuoted, cell] = [true, ''];
    } else if (character === mark) {
      cells.push(cell.trim());
      cell = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
    if (character === '\n') line += 1;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}
