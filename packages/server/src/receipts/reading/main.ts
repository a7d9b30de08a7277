import { ReadingUnavailable } from './languages.ts';
import { recognize } from './recognize.ts';

/*
 * A process of its own: strangers' pictures are decoded and read here, with no database, no settings
 * and no secret in reach. A picture comes in, its lines as JSON go out, and the process ends.
 */

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const picture = Buffer.concat(chunks);
// What the picture is to blame for is an answer; what the installation is to blame for is an error.
const lines = await recognize(picture, process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof ReadingUnavailable) throw error;
  return null;
});
process.stdout.write(JSON.stringify(lines));
