import sharp from 'sharp';
import { expect, it } from 'vitest';
import { pdf, plainPicture, receiptPicture } from '../../../../tests/support/pictures.ts';
import { judgeFile } from './judge-file.ts';

it('sees a picture as it is shown, whatever way the camera was held', async () => {
  const upright = await receiptPicture({ total: '1.00', width: 400 });
  const { height } = await sharp(upright).metadata();
  const turned = await sharp(upright)
    .rotate(90)
    .withMetadata({ orientation: 8 })
    .jpeg({ quality: 98 })
    .toBuffer();
  const [one, other] = [await judgeFile(upright), await judgeFile(turned)];
  expect(one).toMatchObject({ width: 400, height, contentType: 'image/jpeg', pages: null });
  expect(other).toMatchObject({ width: 400, height });
  const bits = (judged: typeof one): readonly number[] =>
    'why' in judged ? [] : (judged.look ?? []);
  const apart = bits(one).map((part, n) => (part ^ (bits(other)[n] ?? 0)).toString(2));
  expect(apart.join('').replaceAll('0', '').length).toBeLessThanOrEqual(3);
});

it('makes a small picture without what the camera notes', async () => {
  const picture = await receiptPicture({ total: '1.00' });
  const noted = await sharp(picture)
    .withExif({ IFD0: { Artist: 'somebody', Copyright: 'nobody' } })
    .jpeg()
    .toBuffer();
  const judged = await judgeFile(noted);
  if ('why' in judged || judged.thumbnail === null) throw new Error('a picture is a picture');
  const small = await sharp(judged.thumbnail).metadata();
  expect([small.format, small.exif, Math.max(small.width, small.height)]).toEqual([
    'jpeg',
    undefined,
    320,
  ]);
});

it('lets pass what some telephones write, and nothing that is broken', async () => {
  const picture = await receiptPicture({ total: '1.00' });
  const scan = picture.indexOf(Buffer.from('ffda', 'hex'));
  const slip = Buffer.from(picture);
  // The last coefficient of a scan that has all of them.
  slip[scan + 2 + slip.readUInt16BE(scan + 2) - 2] = 0;
  expect(await judgeFile(slip)).toMatchObject({ contentType: 'image/jpeg' });
  const hole = Buffer.from(picture).fill(0, 2000, 9000);
  expect(await judgeFile(hole)).toEqual({ why: expect.stringContaining('broken') as string });
});

it('takes PNGs with holes in them, of one colour, and of many pixels', async () => {
  const create = { width: 40, height: 30, channels: 4, background: '#ff000010' } as const;
  const clear = await sharp({ create }).png().toBuffer();
  expect(await judgeFile(clear)).toMatchObject({ contentType: 'image/png', look: null });
  expect(await judgeFile(await plainPicture(8000, 8000))).toMatchObject({ width: 8000 });
  const over = await judgeFile(await plainPicture(8193, 8192));
  expect(over).toEqual({ why: 'the picture has more than 67 million pixels' });
});

it('counts the pages of a PDF, also where they are packed', async () => {
  expect(await judgeFile(pdf(50))).toMatchObject({ pages: 50, thumbnail: null });
  const words = pdf(1, Buffer.from('5 0 << /Type /Page >>')).toString('latin1');
  const packed = words.replace('/Filter', '/Type /ObjStm /Filter');
  expect(await judgeFile(Buffer.from(packed, 'latin1'))).toMatchObject({ pages: 2 });
});

it.each([
  ['compressed twice', '/Filter [/FlateDecode /FlateDecode]'],
  ['too many pixels', '/Width 60000 /Height 60000 /Filter /FlateDecode'],
])('refuses a PDF that holds something with %s', async (why, words) => {
  const text = pdf(1).toString('latin1').replace('/Filter /FlateDecode', words);
  expect(await judgeFile(Buffer.from(text, 'latin1'))).toEqual({
    why: expect.stringContaining(why) as string,
  });
});
