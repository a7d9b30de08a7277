import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { GENERATED } from './sdk/format-code.ts';
import { generatedFiles } from './sdk/generate.ts';

// Writes the generated part of the SDK anew, so that what is not generated any more is gone.
const root = fileURLToPath(new URL('..', import.meta.url));
const files = await generatedFiles();
rmSync(path.join(root, GENERATED), { recursive: true, force: true });
for (const [file, text] of files) {
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}
console.log(`${String(files.size)} files are current below ${GENERATED}`);
