import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** One step of the schema, forward only. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hex: a step that was applied may not change. */
  readonly checksum: string;
  /**
   * The oldest program that can work on what this step leaves, by the number of the last step that it
   * knows; 1 for a step that only adds, which every program bears.
   */
  readonly bearsFrom: number;
}

const FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));
/** In a step that takes away or changes what older programs use. */
const BEARS_FROM = /^-- bears programs from (\d+)$/m;
const FILE_NAME = /^(\d{4})-([a-z0-9-]+)\.sql$/;

/** The steps that this program knows, in order. Throws on a gap or a name out of form. */
export function readMigrations(folder: string = FOLDER): readonly Migration[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  return files.map((file, index) => {
    const match = FILE_NAME.exec(file);
    const version = Number(match?.[1]);
    if (version !== index + 1) {
      throw new Error(
        `migrations must be numbered without gaps: ${file} is number ${String(index + 1)}`,
      );
    }
    const sql = readFileSync(path.join(folder, file), 'utf8');
    return {
      version,
      name: match?.[2] ?? '',
      sql,
      checksum: createHash('sha256').update(sql).digest('hex'),
      bearsFrom: Number(BEARS_FROM.exec(sql)?.[1] ?? 1),
    };
  });
}
