import { hash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Look } from './look.ts';
import { PIXELS_MAX, readPicture } from './read-picture.ts';
import { readPdf } from './read-pdf.ts';

export type ContentType = 'image/jpeg' | 'image/png' | 'application/pdf';

/** A file that may be kept, with what is known of it. */
export interface FitFile {
  readonly bytes: Buffer;
  /** By its content, whatever it was called. */
  readonly contentType: ContentType;
  /** SHA-256, hex digits. */
  readonly digest: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly pages: number | null;
  readonly look: Look | null;
  readonly thumbnail: Buffer | null;
}

/** Why a file may not be kept, in words that follow its name. */
export interface UnfitFile {
  readonly why: string;
}

/** Looks at the content of a file and decodes all of it. */
export async function judgeFile(bytes: Buffer): Promise<FitFile | UnfitFile> {
  const type = await fileTypeFromBuffer(bytes);
  const known = {
    bytes,
    digest: hash('sha256', bytes),
    width: null,
    height: null,
    pages: null,
    look: null,
    thumbnail: null,
  };
  switch (type?.mime) {
    case 'image/jpeg':
    case 'image/png':
      return picture(bytes, { ...known, contentType: type.mime });
    case 'application/pdf': {
      const read = await readPdf(bytes);
      return 'why' in read ? read : { ...known, contentType: type.mime, pages: read.pages };
    }
    default: {
      const seen = type === undefined ? 'of no known kind' : `by its content ${type.mime}`;
      return { why: `it is ${seen}` };
    }
  }
}

async function picture(bytes: Buffer, known: FitFile): Promise<FitFile | UnfitFile> {
  try {
    return { ...known, ...(await readPicture(bytes)) };
  } catch (error) {
    return { why: troubleOf(error instanceof Error ? error.message : '') };
  }
}

/** In words of ours: those of the decoder are for its developers. */
function troubleOf(message: string): string {
  if (/pixel limit/i.test(message)) {
    return `the picture has more than ${Math.floor(PIXELS_MAX / 1_000_000)} million pixels`;
  }
  return /timeout/i.test(message)
    ? 'the picture takes too long to decode'
    : 'the picture is broken: it cannot be decoded to its end';
}
