import sharp from 'sharp';

/** Bytes of a picture as it is sent. */
export const LOGO_BYTES_MAX = 100 * 1024;
const WIDTH_MAX = 480;
const HEIGHT_MAX = 120;
const PIXELS_MAX = 2 ** 24;
const SECONDS_MAX = 3;

const FORMATS: ReadonlySet<string | undefined> = new Set(['png', 'jpeg', 'webp', 'svg']);
const BASE64 = /^data:image\/[a-z+.]{2,20};base64,([A-Za-z0-9+/]+={0,2})$/;

/** What became of a picture that was to be a logo. */
export type DrawnLogo =
  { readonly kind: 'drawn'; readonly png: Buffer } | { readonly kind: 'refused' };

/**
 * Draws a picture anew, so that nothing is kept of it but its pixels: what runs in an SVG, or is noted in a
 * photo, is gone. `url` is a data URL with a PNG, JPEG, WebP or SVG.
 */
export async function drawLogo(url: string): Promise<DrawnLogo> {
  const bytes = Buffer.from(BASE64.exec(url)?.[1] ?? '', 'base64');
  if (bytes.length === 0 || bytes.length > LOGO_BYTES_MAX) return { kind: 'refused' };
  try {
    const picture = sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' });
    const { format } = await picture.metadata();
    if (!FORMATS.has(format)) return { kind: 'refused' };
    const png = await picture
      .autoOrient()
      .resize(WIDTH_MAX, HEIGHT_MAX, { fit: 'inside', withoutEnlargement: format !== 'svg' })
      .timeout({ seconds: SECONDS_MAX })
      .png({ compressionLevel: 9, palette: true })
      .toBuffer();
    return { kind: 'drawn', png };
  } catch {
    // Whatever a decoder has against it: it is no picture that could be shown.
    return { kind: 'refused' };
  }
}
