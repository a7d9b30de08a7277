import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import load, { type Recognizer } from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import type { Line } from '../suggesting/lines.ts';
import { PIXELS_MAX } from '../read-picture.ts';
import { languageFile, ReadingUnavailable, requireLanguages } from './languages.ts';
import { linesOfTable } from './table.ts';

/** Letters of a receipt that fills the picture are then some 20 to 40 pixels high: what is read best. */
const WIDTH = 1400;
const HEIGHT_MAX = 4200;
/** Pixels across a patch of ground, and patches that are compared: five are wider than a letter. */
const PATCH = 16;
const PATCHES = 5;
/** What is finer is grain: pixels of the prepared picture. */
const GRAIN = 1;
/** Shares of the ground's light. */
const BLACK_TO = 0.5;
const WHITE_FROM = 0.85;
const WHITE = 255;
const PAGE_BYTES = 65_536;
/** The engine takes some 50 MB for a receipt; what asks for more is no receipt. */
const MEMORY_MAX = 512 * 1024 * 1024;
const NEURAL = 1;
/** One column of lines. Any other way of looking for columns loses the prices at the right. */
const ONE_BLOCK = '6';
/** How sure it is of what it reads the right way up, nearly always. */
const SURE_ENOUGH = 75;
/** Degrees by which a picture is turned when it cannot be read as it came. */
const TURNS = [10, -10, 180, 90, 270];

/** Reads the lines of a picture, turned as it is read best. Rejects if it cannot be decoded. */
export async function recognize(
  picture: Buffer,
  languages: readonly string[],
): Promise<readonly Line[]> {
  requireLanguages(languages);
  boundMemory();
  const engine = await load({ print: () => undefined, printErr: () => undefined });
  for (const language of languages) {
    const file = languageFile(language) ?? '';
    engine.FS.writeFile(`./${language}.traineddata`, gunzipSync(readFileSync(file)));
  }
  const recognizer = new engine.TessBaseAPI();
  if (recognizer.Init(null, languages.join('+'), NEURAL) !== 0) {
    throw new ReadingUnavailable(`the engine does not take ${languages.join(', ')}`);
  }
  recognizer.SetVariable('tessedit_pageseg_mode', ONE_BLOCK);
  const upright = await prepare(picture);
  const show = async (degrees: number): Promise<void> => {
    const turned = degrees === 0 ? upright : await turn(upright, degrees);
    engine.FS.writeFile('/input', turned);
  };
  await show(0);
  let best = read(recognizer);
  for (const degrees of TURNS) {
    if (best.confidence >= SURE_ENOUGH) break;
    await show(degrees);
    const other = read(recognizer);
    if (other.confidence > best.confidence) best = other;
  }
  return best.lines;
}

interface Reading {
  readonly lines: readonly Line[];
  readonly confidence: number;
}

function read(recognizer: Recognizer): Reading {
  if (recognizer.SetImageFile(1, 0) !== 0 || recognizer.Recognize(null) !== 0) {
    throw new Error('the engine does not take the picture');
  }
  return {
    lines: linesOfTable(recognizer.GetTSVText(0)),
    confidence: recognizer.MeanTextConf(),
  };
}

/** Upright by what the camera noted, grey, of one size, and of even light. */
async function prepare(picture: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(picture, { limitInputPixels: PIXELS_MAX, failOn: 'error' })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize({ width: WIDTH, height: HEIGHT_MAX, fit: 'inside' })
    .blur(GRAIN)
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const raw = { width, height, channels: 1 } as const;
  const ground = await groundOf(data, raw);
  const even = data.map((value, at) => evenOut(value, ground[at] ?? WHITE));
  return sharp(even, { raw }).png({ compressionLevel: 1 }).toBuffer();
}

/** What lies behind the letters, place by place: paper in the light, paper in the shade, a table. */
async function groundOf(
  grey: Buffer,
  raw: { readonly width: number; readonly height: number; readonly channels: 1 },
): Promise<Buffer> {
  const { width, height } = raw;
  const coarse = await sharp(grey, { raw })
    .resize({ width: Math.ceil(width / PATCH), height: Math.ceil(height / PATCH), fit: 'fill' })
    .median(PATCHES)
    .toColourspace('b-w')
    .png()
    .toBuffer();
  return sharp(coarse)
    .resize({ width, height, fit: 'fill', kernel: 'cubic' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
}

/** Grain becomes white and print black, however bright their ground is. */
function evenOut(value: number, ground: number): number {
  const share = value / Math.max(ground, 1);
  return Math.round(Math.max(0, Math.min(1, (share - BLACK_TO) / (WHITE_FROM - BLACK_TO))) * WHITE);
}

/** By degrees; the corners that this uncovers are white. */
function turn(upright: Buffer, degrees: number): Promise<Buffer> {
  return sharp(upright)
    .rotate(degrees, { background: '#ffffff' })
    .resize({ width: WIDTH, height: HEIGHT_MAX, fit: 'inside' })
    .toColourspace('b-w')
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** The engine has no bound of its own: it is told that there is no more. */
function boundMemory(): void {
  const grow = Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, 'grow')
    ?.value as WebAssembly.Memory['grow'];
  WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory, pages: number): number {
    if (this.buffer.byteLength + pages * PAGE_BYTES > MEMORY_MAX) {
      throw new RangeError('the picture takes too much memory to be read');
    }
    return grow.call(this, pages);
  };
}
