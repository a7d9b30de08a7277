import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transcriptOf, transcriptsPath } from '../support/scenario/transcript.ts';
import { subjects } from './all.ts';

/*
 * Writes down what core decides in every scenario, for tests to compare and for people to read what a change
 * of core changes:
 *   npm run scenarios:write
 */

for (const [subject, scenarios] of Object.entries(subjects)) {
  const file = transcriptsPath(subject);
  mkdirSync(path.dirname(file), { recursive: true });
  const texts: string[] = [];
  for (const scenario of scenarios) texts.push((await transcriptOf(scenario)).text);
  writeFileSync(file, texts.join('\n'));
}
