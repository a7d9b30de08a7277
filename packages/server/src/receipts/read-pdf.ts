import { promisify } from 'node:util';
import { inflate } from 'node:zlib';

/*
 * PDFs are kept and shown, never drawn: what is looked at here keeps a file from harming whoever
 * opens it. It is no proof that it can be shown.
 */

/** A receipt with more pages is none. */
export const PAGES_MAX = 50;
/** All compressed streams of a file together, unpacked. Scans of 50 pages come to less than half. */
const INFLATED_MAX = 96 * 1024 * 1024;
/** Width times height of one image in it. */
const IMAGE_PIXELS_MAX = 2 ** 27;
/** Where the end of the file must say that it is the end. */
const TAIL = 2048;
/** How far before a stream its dictionary is looked for. */
const DICTIONARY_MAX = 4096;

const PACKED = /\/(?:FlateDecode|Fl)(?![A-Za-z])/;
const PAGE = /\/Type\s{0,16}\/Page(?![A-Za-z])/g;
const COUNT = /\/Count\s{1,16}(\d{1,12})/g;
const SIDES = /\/(Width|Height)\s{1,16}(\d{1,9})/g;

const unpack = promisify(inflate);

/** How many pages it has, null if that cannot be told; or what is wrong with it. */
export type ReadPdf = { readonly pages: number | null } | { readonly why: string };

export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const text = bytes.toString('latin1');
  if (!text.slice(-TAIL).includes('%%EOF')) return { why: 'the end of the PDF is missing' };
  if (/\/Encrypt\s{0,16}(\d|<<)/.test(text)) {
    return { why: 'the PDF is encrypted, so that nobody could look at it' };
  }
  const streams = await readStreams(bytes, text);
  if ('why' in streams) return streams;
  const objects = [text, ...streams.objects];
  const counted = objects.reduce((sum, part) => sum + [...part.matchAll(PAGE)].length, 0);
  const claimed = objects.flatMap((part) => [...part.matchAll(COUNT)].map((m) => Number(m[1])));
  const pages = Math.max(counted, ...claimed);
  if (pages > PAGES_MAX) return { why: `the PDF has ${pages} pages, at most ${PAGES_MAX}` };
  if (pages === 0 && streams.whole) return { why: 'the PDF has no page' };
  return { pages: counted === 0 ? null : counted };
}

/** Streams that hold objects, unpacked; `whole` says that none was left out. */
type Streams =
  { readonly objects: readonly string[]; readonly whole: boolean } | { readonly why: string };

async function readStreams(bytes: Buffer, text: string): Promise<Streams> {
  const objects: string[] = [];
  let room = INFLATED_MAX;
  let whole = true;
  for (const { dictionary, start, end } of streamsOf(text)) {
    const trouble = troubleOf(dictionary);
    if (trouble !== null) return { why: trouble };
    if (!PACKED.test(dictionary)) continue;
    const unpacked = await unpackWithin(bytes.subarray(start, end), room);
    if (unpacked === 'too_large') {
      return { why: `the PDF unpacks to more than ${INFLATED_MAX / 1024 / 1024} MB` };
    }
    room -= unpacked?.length ?? 0;
    if (!dictionary.includes('/ObjStm')) continue;
    if (unpacked === null) whole = false;
    else objects.push(unpacked.toString('latin1'));
  }
  return { objects, whole };
}

/** Where streams stand in a file, each with the words before it. */
function* streamsOf(
  text: string,
): Generator<{ readonly dictionary: string; readonly start: number; readonly end: number }> {
  for (let at = text.indexOf('stream'); at !== -1; at = text.indexOf('stream', at + 6)) {
    if (text.startsWith('end', at - 3)) continue;
    const start = text.startsWith('\r\n', at + 6) ? at + 8 : at + 7;
    const end = text.indexOf('endstream', start);
    // Whatever is open at the end of the file is unpacked too: a viewer would.
    yield { dictionary: dictionaryBefore(text, at), start, end: end === -1 ? text.length : end };
    if (end === -1) return;
    at = end;
  }
}

/** What stands between the beginning of the object and its stream. */
function dictionaryBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - DICTIONARY_MAX), at);
  return before.slice(Math.max(before.lastIndexOf(' obj'), before.lastIndexOf('endobj'), 0));
}

function troubleOf(dictionary: string): string | null {
  const packings = [...dictionary.matchAll(/\/(FlateDecode|Fl|LZWDecode|LZW)(?![A-Za-z])/g)];
  if (packings.length > 1) return 'the PDF holds something that is compressed twice';
  const sides = [...dictionary.matchAll(SIDES)].map((match) => Number(match[2]));
  const pixels = sides.reduce((product, side) => product * side, 1);
  return sides.length > 1 && pixels > IMAGE_PIXELS_MAX
    ? 'the PDF holds an image of too many pixels'
    : null;
}

/** Null if it cannot be unpacked; a viewer will leave it out too. */
async function unpackWithin(packed: Buffer, room: number): Promise<Buffer | 'too_large' | null> {
  if (room <= 0) return 'too_large';
  try {
    return await unpack(packed, { maxOutputLength: room });
  } catch (error) {
    return error instanceof RangeError ? 'too_large' : null;
  }
}
