import sharp from 'sharp';
import { LOOK_SIDE, lookOf, type Look } from './look.ts';

/** What is known of a picture once all of it was decoded. */
export interface Picture {
  /** Pixels, as it is shown: cameras note how they were held. */
  readonly width: number;
  readonly height: number;
  readonly look: Look | null;
  /** A JPEG of at most {@link THUMBNAIL_SIDE} pixels either way, without what cameras note. */
  readonly thumbnail: Buffer;
}

/** Width times height. The largest telephones take 50 to 64 million; interlaced, that is 256 MB. */
export const PIXELS_MAX = 2 ** 26;
const THUMBNAIL_SIDE = 320;
/** Side of the picture that thumbnail and look are made of, so that the original is decoded once. */
const WORKING_SIDE = 512;
const SECONDS_MAX = 10;
const THUMBNAIL_QUALITY = 75;

// A cache of operations is of no use where every picture is new, and keeps their memory.
sharp.cache(false);
// One thread for a picture: how many are decoded at once is bounded elsewhere.
sharp.concurrency(1);

/** What some telephones write into every picture they take, and every decoder puts right. */
const HARMLESS = /Invalid SOS parameters/;

/**
 * Decodes a JPEG or PNG wholly, so that a broken one shows. Rejects if it cannot be decoded, has too
 * many pixels or takes too long; the message says what was wrong with it.
 */
export async function readPicture(bytes: Buffer): Promise<Picture> {
  try {
    return await decode(bytes, 'warning');
  } catch (error) {
    if (!(error instanceof Error && HARMLESS.test(error.message))) throw error;
    return decode(bytes, 'error');
  }
}

/** `failOn` is the least of what the decoder says that makes a picture a broken one. */
async function decode(bytes: Buffer, failOn: 'warning' | 'error'): Promise<Picture> {
  const input = sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn });
  const { autoOrient: shown } = await input.metadata();
  const { data, info } = await input
    .autoOrient()
    .resize(WORKING_SIDE, WORKING_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .timeout({ seconds: SECONDS_MAX })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const working = sharp(data, {
    raw: { width: info.width, height: info.height, channels: info.channels },
  });
  const thumbnail = await working
    .clone()
    .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: THUMBNAIL_QUALITY })
    .toBuffer();
  const grey = await working
    .clone()
    .greyscale()
    .resize(LOOK_SIDE, LOOK_SIDE, { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { width: shown.width, height: shown.height, look: lookOf(grey), thumbnail };
}
