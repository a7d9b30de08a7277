import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SOURCES = fileURLToPath(new URL('../', import.meta.url));
const MANTINE = path.dirname(fileURLToPath(import.meta.resolve('@mantine/core/styles.css')));
const IMPORTED = /import \{([^}]*)\} from '@mantine\/core'/g;
const FROM = /from\s*["'](\.[^"']+\.mjs)["']/g;

/** What the console draws of Mantine, by name. */
function namesDrawn(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const file of globSync('**/*.tsx', { cwd: SOURCES })) {
    const text = readFileSync(path.join(SOURCES, file), 'utf8');
    for (const [, list = ''] of text.matchAll(IMPORTED)) {
      for (const name of list.split(',')) names.add(name.trim().split('.')[0] ?? '');
    }
  }
  return names;
}

/** Style files of a component and of all that it is made of. */
function stylesOf(file: string, found: Set<string>, seen: Set<string>): void {
  if (seen.has(file) || !existsSync(file)) return;
  seen.add(file);
  const style = /([A-Za-z]+)\.module\.mjs$/.exec(file)?.[1];
  if (style !== undefined && existsSync(path.join(MANTINE, 'styles', `${style}.css`))) {
    found.add(style);
  }
  for (const [, next = ''] of readFileSync(file, 'utf8').matchAll(FROM)) {
    stylesOf(path.resolve(path.dirname(file), next), found, seen);
  }
}

it('the styles of everything that is drawn are there', () => {
  const styles = readFileSync(path.join(SOURCES, 'app/styles.ts'), 'utf8');
  const needed = new Set<string>();
  const seen = new Set<string>();
  for (const name of namesDrawn()) {
    stylesOf(path.join(MANTINE, 'esm/components', name, `${name}.mjs`), needed, seen);
  }
  expect(needed.size).toBeGreaterThan(20);
  const missing = [...needed].filter((name) => !styles.includes(`/styles/${name}.css'`));
  expect(missing).toEqual([]);
});
