import { rename } from 'node:fs/promises';
import { TextFile } from '../runtime/text-file.ts';
import { csvLine } from './csv-line.ts';
import type { Fields } from './fields.ts';

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Writes the lines of one file. It has its name only when it is whole. */
export class LineWriter {
  readonly #path: string;
  readonly #file: TextFile;
  readonly #lineOf: (fields: Fields) => string;
  #heading: string;

  /** `names` are the columns of a CSV file; NDJSON needs none. */
  constructor(path: string, format: ExportFormat, names: readonly string[]) {
    this.#path = path;
    this.#file = new TextFile(`${path}.part`);
    this.#lineOf =
      format === 'csv'
        ? (fields) => csvLine(names.map((name) => fields.get(name) ?? ''))
        : (fields) => JSON.stringify(Object.fromEntries(fields));
    this.#heading = format === 'csv' ? `${csvLine(names)}\n` : '';
  }

  /** Waits while the disk is behind, so that nothing piles up. */
  async write(batch: readonly Fields[]): Promise<void> {
    const lines = batch.map((fields) => `${this.#lineOf(fields)}\n`);
    const text = this.#heading + lines.join('');
    this.#heading = '';
    if (text !== '') await this.#file.write(text);
  }

  async close(): Promise<void> {
    await this.write([]);
    await this.#file.close();
    await rename(`${this.#path}.part`, this.#path);
  }

  /** Lets go of the file, unfinished as it is. */
  abandon(): void {
    this.#file.abandon();
  }
}
