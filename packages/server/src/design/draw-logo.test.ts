import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawLogo } from './draw-logo.ts';

const svg = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">${inside}</svg>`;

function asUrl(type: string, bytes: Buffer | string): string {
  return `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

describe('a logo', () => {
  it('is drawn as a PNG of pixels alone, whatever the SVG would run', async () => {
    const source = svg(
      '<script>alert(1)</script><rect width="40" height="20" fill="red" onload="alert(2)"/>',
    );
    const drawn = await drawLogo(asUrl('svg+xml', source));
    if (drawn.kind !== 'drawn') throw new Error('refused');
    const { format, width, height } = await sharp(drawn.png).metadata();
    expect({ format, width, height }).toEqual({ format: 'png', width: 240, height: 120 });
    expect(drawn.png.includes('alert')).toBe(false);
  });

  it('reads no file and no address that an SVG names', async () => {
    const source = svg(
      '<image href="file:///etc/hostname" width="40" height="20"/><image href="http://127.0.0.1:1/" width="4" height="2"/>',
    );
    const drawn = await drawLogo(asUrl('svg+xml', source));
    if (drawn.kind !== 'drawn') throw new Error('refused');
    const { channels } = await sharp(drawn.png).stats();
    expect(channels.map(({ max }) => max).at(-1)).toBe(0);
  });

  it('keeps a picture as small as it is', async () => {
    const create = { width: 30, height: 10, channels: 4, background: '#123456' } as const;
    const drawn = await drawLogo(asUrl('png', await sharp({ create }).png().toBuffer()));
    if (drawn.kind !== 'drawn') throw new Error('refused');
    expect(await sharp(drawn.png).metadata()).toMatchObject({ width: 30, height: 10 });
  });

  it.each([
    ['what is no data URL', 'https://shop.example/logo.png'],
    ['what is no picture', asUrl('png', 'hello')],
    ['another kind of file', asUrl('gif', Buffer.from('R0lGODlhAQABAAAAACw=', 'base64'))],
    ['too many bytes', asUrl('svg+xml', svg(`<!--${'x'.repeat(102_400)}-->`))],
    [
      'an SVG that grows without end',
      asUrl(
        'svg+xml',
        `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(1000)}">${'bcdefgh'
          .split('')
          .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefg'.charAt(at)};`.repeat(20)}">`)
          .join('')}]>${svg('<text>&h;</text>')}`,
      ),
    ],
  ])('is refused: %s', async (_what, url) => {
    expect(await drawLogo(url)).toEqual({ kind: 'refused' });
  });
});
