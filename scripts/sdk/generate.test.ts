import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { docComment } from './doc-comment.ts';
import { GENERATED } from './format-code.ts';
import { generatedFiles } from './generate.ts';
import { methodOf, resourceOf } from './names.ts';
import { describedOperations } from './operations.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('the generated part of the SDK', () => {
  it('is what the contract makes of it: `npm run sdk:types` writes it anew', async () => {
    const files = await generatedFiles();
    const stale = [...files].filter(([file, text]) => readOrNothing(file) !== text);
    expect(stale.map(([file]) => file)).toEqual([]);
    const found = readdirSync(`${ROOT}${GENERATED}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    expect(found.filter((file) => !files.has(path.relative(ROOT, file)))).toEqual([]);
  }, 60_000);

  it('has one method for each operation', () => {
    const called = describedOperations().map((one) => `${resourceOf(one)}.${methodOf(one)}`);
    const twice = called.filter((name, index) => called.indexOf(name) !== index);
    expect(twice).toEqual([]);
    expect(called.filter((name) => !/^[a-z]\w*\.[a-z]\w*$/i.test(name))).toEqual([]);
  });
});

function readOrNothing(file: string): string {
  try {
    return readFileSync(`${ROOT}${file}`, 'utf8');
  } catch {
    return '';
  }
}

describe('a doc comment', () => {
  it('is one line, or wrapped lines with paragraphs apart, or nothing', () => {
    expect(docComment(['Short.'])).toBe('/** Short. */\n');
    expect(docComment(['One.', '', 'Two.'])).toBe('/**\n * One.\n *\n * Two.\n */\n');
    expect(docComment([''])).toBe('');
    const long = docComment([`${'word '.repeat(40)}end`]);
    expect(long.split('\n').every((line) => line.length <= 92)).toBe(true);
    expect(docComment(['a */ b'])).toBe('/** a * / b */\n');
  });
});
