import { createWriteStream, type WriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { Fields } from './fields.ts';

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Writes the lines of one file. It has its name only when it is whole. */
export class LineWriter {
  readonly #file: string;
  readonly #stream: WriteStream;
  readonly #lineOf: (fields: Fields) => string;
  #failure: Error | null = null;
  lines = 0;

  /** `names` are the columns of a CSV file; NDJSON needs none. */
  constructor(file: string, format: ExportFormat, names: readonly string[]) {
    this.#file = file;
    // Personal data: for the owner of the files only.
    this.#stream = createWriteStream(`${file}.part`, { mode: 0o600 });
    this.#stream.on('error', (error) => {
      this.#failure = error;
    });
    this.#lineOf =
      format === 'csv'
        ? (fields) => csvLine(names.map((name) => fields.get(name) ?? ''))
        : (fields) => JSON.stringify(Object.fromEntries(fields));
    if (format === 'csv') this.#stream.write(`${csvLine(names)}\n`);
  }

  /** Waits while the disk is behind, so that nothing piles up. */
  async write(batch: readonly Fields[]): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    if (batch.length === 0) return;
    this.lines += batch.length;
    const text = `${batch.map(this.#lineOf).join('\n')}\n`;
    const taken = this.#stream.write(text);
    if (taken) return;
    await new Promise<void>((resolve) => {
      this.#stream.once('drain', resolve);
      this.#stream.once('error', () => {
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    this.#stream.end();
    await finished(this.#stream);
    await rename(`${this.#file}.part`, this.#file);
  }

  /** Lets go of the file, unfinished as it is. */
  abandon(): void {
    this.#stream.destroy();
  }
}

function csvLine(cells: readonly string[]): string {
  return cells
    .map((cell) => (/[",\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}
