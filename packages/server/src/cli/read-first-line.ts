import type { Readable } from 'node:stream';
import { UsageProblem } from './command.ts';

/** Longer than any password that is taken. */
const BYTES_MAX = 4096;

/** The first line of what comes in, without its end. Throws `UsageProblem` if it is too long. */
export async function readFirstLine(input: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (chunk.includes(0x0a) || bytes > BYTES_MAX) break;
  }
  const [line = ''] = Buffer.concat(chunks).toString('utf8').split('\n', 1);
  if (Buffer.byteLength(line) > BYTES_MAX) {
    throw new UsageProblem(`the first line has more than ${String(BYTES_MAX)} bytes`);
  }
  return line.replace(/\r$/, '');
}
