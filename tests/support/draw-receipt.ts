import chromium from '@sparticuz/chromium';
import { chromium as driver } from 'playwright-core';
import sharp from 'sharp';

/** What is printed on a receipt. */
export interface PrintedReceipt {
  readonly shop: string;
  readonly lines: readonly (readonly [string, string])[];
  readonly total: string;
  /** As the shop writes it. */
  readonly date: string;
}

/** Receipts drawn by a browser, until it is closed. */
export interface ReceiptPrinter {
  /** A photo of it on a table, by how it lies: CSS transforms, `rotate(3deg) skewX(-2deg)`. */
  photograph(receipt: PrintedReceipt, lies: string): Promise<Buffer>;
  pdf(receipt: PrintedReceipt): Promise<Buffer>;
  close(): Promise<void>;
}

/** The browser comes from npm for this kind of machine alone. */
export const CAN_PRINT = process.platform === 'linux' && process.arch === 'x64';

const ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-sync',
  '--disable-component-update',
  '--no-first-run',
  '--disable-gpu',
];
/** Of 255: how far grain takes a value up or down. */
const GRAIN = 14;

export async function openPrinter(): Promise<ReceiptPrinter> {
  const browser = await driver.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: ARGS,
  });
  const page = await browser.newPage({ viewport: { width: 900, height: 1000 } });
  return {
    async photograph(receipt, lies) {
      await page.setContent(pageOf(receipt, lies));
      return addGrain(await page.screenshot());
    },
    async pdf(receipt) {
      await page.setContent(pageOf(receipt, 'none'));
      return page.pdf();
    },
    close: () => browser.close(),
  };
}

function pageOf({ shop, lines, total, date }: PrintedReceipt, lies: string): string {
  const row = ([what, price]: readonly [string, string]): string =>
    `<div class="row"><span>${what}</span><span>${price}</span></div>`;
  return `<style>
      body { margin: 0; background: #6b5a48 }
      main { width: 540px; margin: 90px auto; padding: 30px; background: #fbfaf5; color: #262626;
             font: 23px/1.5 monospace; transform: ${lies} }
      h1 { font-size: 32px; margin: 0; text-align: center }
      p { margin: 0; text-align: center }
      .row { display: flex; justify-content: space-between }
    </style>
    <main>
      <h1>${shop}</h1><p>12 High Street, Bristol</p><p>Tel 0117 496 0123</p><br>
      ${lines.map(row).join('')}
      ${row(['SUBTOTAL', '13.20'])}
      <b>${row(['TOTAL', total])}</b>
      ${row(['CASH', '50.00'])}
      <br><div>${date} 14:32 Till 3</div>
    </main>`;
}

async function addGrain(picture: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let seed = 7;
  const grainy = data.map((value) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.max(0, Math.min(255, value + ((seed >>> 16) % (2 * GRAIN + 1)) - GRAIN));
  });
  const { width, height, channels } = info;
  return sharp(grainy, { raw: { width, height, channels } }).jpeg({ quality: 80 }).toBuffer();
}
