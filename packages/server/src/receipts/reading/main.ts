import { recognize } from './recognize.ts';

/*
 * A process of its own: strangers' pictures are decoded and read here, with no database, no settings
 * and no secret in reach. A picture comes in, its lines as JSON go out, and the process ends.
 */

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const lines = await recognize(Buffer.concat(chunks), process.argv.slice(2));
process.stdout.write(JSON.stringify(lines));
