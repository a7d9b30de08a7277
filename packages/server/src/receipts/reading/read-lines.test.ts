import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, it, vi } from 'vitest';
import { plainPicture, receiptPicture } from '../../../../../tests/support/pictures.ts';
import { languageFile, ReadingUnavailable, requireLanguages } from './languages.ts';
import { readLines } from './read-lines.ts';

// Recognising takes seconds of processor time, and more of a clock's where much else runs.
vi.setConfig({ testTimeout: 180_000 });

const never = new AbortController().signal;
const ENGLISH = { languages: ['eng'], signal: never };

async function words(picture: Buffer): Promise<string> {
  return ((await readLines(picture, ENGLISH)) ?? []).map(({ text }) => text).join('\n');
}

it('reads a receipt as somebody photographs it', async () => {
  const lines = await readLines(await receiptPicture({ total: '12.34', width: 900 }), ENGLISH);
  expect(lines?.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/CORNER SHOP$/i),
      expect.stringMatching(/TOTAL 12.34/),
    ]),
  );
});

it('reads it whatever way it lies', async () => {
  const picture = await receiptPicture({ total: '12.34', width: 900 });
  for (const degrees of [90, 180, 10]) {
    const turned = await sharp(picture)
      .rotate(degrees, { background: '#6b5a48' })
      .jpeg()
      .toBuffer();
    expect([degrees, await words(turned)]).toEqual([degrees, expect.stringMatching(/12.34/)]);
  }
});

it('reads nothing where nothing stands, and no file that is no picture', async () => {
  expect(await readLines(await plainPicture(500, 700), ENGLISH)).toEqual([]);
  expect(await readLines(readFileSync(import.meta.filename), ENGLISH)).toBeNull();
  expect(await readLines(Buffer.alloc(0), ENGLISH)).toBeNull();
});

it('ends at once when it is told to', async () => {
  const stopping = new AbortController();
  const picture = await receiptPicture({ total: '1.00' });
  const reading = readLines(picture, { languages: ['eng'], signal: stopping.signal });
  const before = performance.now();
  stopping.abort();
  await expect(reading).rejects.toThrow(/abort/i);
  expect(performance.now() - before).toBeLessThan(1000);
});

it('says what is missing for a language', async () => {
  expect(languageFile('eng')).toMatch(/eng\.traineddata\.gz$/);
  expect(() => {
    requireLanguages(['eng', 'xxx']);
  }).toThrow(ReadingUnavailable);
  const picture = await receiptPicture({ total: '1.00' });
  await expect(readLines(picture, { languages: ['xxx'], signal: never })).rejects.toThrow(
    /npm install .*@tesseract\.js-data\/xxx/,
  );
});
