import type { Line } from '../suggesting/lines.ts';

/** More is no receipt; a page of a newspaper has some 300. */
const LINES_MAX = 400;
const LENGTH_MAX = 200;
/** Of the table's levels, that of words. */
const WORD = '5';

/** Lines out of the table of words that the engine writes, one word in a row, cells apart by tabs. */
export function linesOfTable(table: string): readonly Line[] {
  const lines = new Map<string, { words: string[]; sure: number[] }>();
  for (const row of table.split('\n')) {
    const cells = row.split('\t');
    const [level, page, block, paragraph, number] = cells;
    const word = cells[11]?.trim() ?? '';
    if (level !== WORD || word === '') continue;
    const key = [page, block, paragraph, number].join(' ');
    const line = lines.get(key) ?? { words: [], sure: [] };
    line.words.push(word);
    line.sure.push(Number(cells[10]));
    lines.set(key, line);
  }
  return [...lines.values()].slice(0, LINES_MAX).map(({ words, sure }) => ({
    text: words.join(' ').slice(0, LENGTH_MAX),
    confidence: sure.reduce((sum, one) => sum + one, 0) / sure.length,
  }));
}
