/** A line of a receipt as it was recognised. */
export interface Line {
  readonly text: string;
  /** How sure the reader is of its words, 0 to 100. */
  readonly confidence: number;
}

/** What was found, and the line that says so. */
export interface Found<T> {
  readonly value: T;
  readonly line: Line;
}

const MARKS = /\p{M}/gu;
/** Letters that stand apart from each other: "T O T A L". */
const SPREAD = /(?<!\S)\p{L}(?: \p{L}){3,}(?!\S)/gu;
/** Digits that are taken for letters, where letters stand beside them. */
const MISREAD = /(?<=[a-z])[01](?=[a-z])|(?<![\da-z])[01](?=[a-z]{3})|(?<=[a-z]{3})1(?![\da-z])/g;

/** A line for the search of words: small letters, no accents, with the commonest misreadings mended. */
export function folded(text: string): string {
  return text
    .replaceAll(SPREAD, (word) => word.replaceAll(' ', ''))
    .normalize('NFKD')
    .replaceAll(MARKS, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll(MISREAD, (digit) => (digit === '0' ? 'o' : 'l'));
}
