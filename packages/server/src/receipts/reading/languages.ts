import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
/** The trained network of a language, made small: what the engine's keepers use by default. */
const VARIANT = '4.0.0_best_int';
const ENGINE = 'tesseract.js-core';

/** Receipts are to be read, and what is needed for it is not installed. */
export class ReadingUnavailable extends Error {}

/** Where the data of a language lies; null if its package is not installed. */
export function languageFile(language: string): string | null {
  const folder = folderOf(`@tesseract.js-data/${language}`);
  if (folder === null) return null;
  const file = path.join(folder, VARIANT, `${language}.traineddata.gz`);
  return existsSync(file) ? file : null;
}

/** Throws `ReadingUnavailable`, saying what to install, if these languages cannot be read. */
export function requireLanguages(languages: readonly string[]): void {
  const missing = languages.filter((language) => languageFile(language) === null);
  const packages = [
    ...(folderOf(ENGINE) === null ? [ENGINE] : []),
    ...missing.map((language) => `@tesseract.js-data/${language}`),
  ];
  if (packages.length === 0) return;
  throw new ReadingUnavailable(
    `FEALTY_READ_RECEIPTS asks for ${languages.join(', ')}, and what reads that is not installed: ` +
      `npm install --save-exact -w @fealty/server ${packages.join(' ')}`,
  );
}

function folderOf(name: string): string | null {
  try {
    return path.dirname(require.resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}
