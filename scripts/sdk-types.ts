import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { GENERATED, generatedFiles } from './sdk/generate.ts';

// Writes the generated part of the SDK, and removes what is not generated any more.
const root = fileURLToPath(new URL('..', import.meta.url));
const files = await generatedFiles();
const folder = path.join(root, GENERATED);
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) {
  if (!files.has(`${GENERATED}/${name}`)) rmSync(path.join(folder, name));
}
for (const [file, text] of files) writeFileSync(path.join(root, file), text);
console.log(`${String(files.size)} files are current below ${GENERATED}`);
