import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** How a receipt was photographed. */
export interface Shot {
  readonly total: string;
  /** Lines between the head and the total; others look different. */
  readonly lines?: readonly string[];
  readonly width?: number;
}

/** A receipt as somebody photographs it: askew, on a table, grainy, as a JPEG. */
export async function receiptPicture({ total, lines = [], width = 700 }: Shot): Promise<Buffer> {
  const rows = ['CORNER SHOP', '12 High Street', ...lines, `TOTAL ${total}`];
  const texts = rows.map(
    (row, n) =>
      `<text x="40" y="${70 + n * 52}" font-size="34" font-family="monospace">${row}</text>`,
  );
  const paper = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="900">
    <rect width="600" height="900" fill="#f4f2ea"/>${texts.join('')}</svg>`;
  const askew = await sharp(Buffer.from(paper))
    .rotate(4, { background: '#6b5a48' })
    .resize({ width })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { data, info } = askew;
  let seed = 7;
  for (let at = 0; at < data.length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    data[at] = Math.max(0, Math.min(255, (data[at] ?? 0) + (seed % 25) - 12));
  }
  return sharp(data, { raw: info }).jpeg({ quality: 85 }).toBuffer();
}

/** A PNG of one colour that makes a picture of so many pixels. */
export function plainPicture(width: number, height: number): Promise<Buffer> {
  const create = { width, height, channels: 3, background: '#c04030' } as const;
  return sharp({ create, limitInputPixels: false }).png().toBuffer();
}

/** A PDF of so many pages; `packed` is put into a compressed stream beside them. */
export function pdf(pages: number, packed: Buffer = Buffer.alloc(0)): Buffer {
  const stream = deflateSync(packed, { level: 9 });
  const kids = Array.from({ length: pages }, (_, n) => `${n + 4} 0 R`).join(' ');
  const objects = [
    '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
    `2 0 obj << /Type /Pages /Kids [${kids}] /Count ${pages} >> endobj`,
    ...Array.from(
      { length: pages },
      (_, n) => `${n + 4} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] >> endobj`,
    ),
    `3 0 obj << /Length ${stream.length} /Filter /FlateDecode >> stream\n`,
  ];
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n${objects.join('\n')}`),
    stream,
    Buffer.from('\nendstream endobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n'),
  ]);
}

/** What `receipt_files` and `image_file` may hold, and the same for nobody twice. */
export function anyFile(): string {
  return pdf(1, randomBytes(8)).toString('base64');
}
