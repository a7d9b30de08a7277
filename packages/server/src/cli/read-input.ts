import { readFile, stat } from 'node:fs/promises';
import { UsageProblem } from './command.ts';

/** A file's text. Throws `UsageProblem` if it is missing or larger than a command reads. */
export async function readInput(file: string | undefined, bytesMax: number): Promise<string> {
  if (file === undefined) throw new UsageProblem('FILE is missing');
  const found = await stat(file).catch(() => null);
  if (found?.isFile() !== true) throw new UsageProblem(`there is no file ${file}`);
  if (found.size > bytesMax) {
    throw new UsageProblem(`${file} has ${found.size} bytes, at most ${bytesMax} are read`);
  }
  return readFile(file, 'utf8');
}
