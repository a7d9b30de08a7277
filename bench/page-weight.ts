import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../tests/support/browser.ts';
import { startFealty } from '../tests/support/fealty-process.ts';
import { buildFront } from '../tests/support/build-front.ts';
import { percentile } from './summary.ts';

/*
 * What a shop's page pays for the script: the demo shop in a real browser, slowed down as a phone is, with
 * the script, without it (refused by the network), and with a script that never answers:
 *   npm run bench:page
 */

const ROUNDS = 7;
/** A phone of the middle class against a desktop, as Lighthouse slows it. */
const SLOWED = 4;
/** What comes after this is not of the loading. */
const WATCHED_MS = 4000;
const SCRIPT = '**/js/all.js';

type Way = 'with' | 'without' | 'silent';

/** Of one loading; times in milliseconds since it began. */
interface Seen {
  readonly firstPaint: number;
  readonly largestPaint: number;
  /** How long input would have waited, added up: what long tasks took beyond 50 ms each. */
  readonly blocked: number;
  /** Sum of what moved, without unit. */
  readonly shift: number;
  readonly bytes: number;
}

const WATCH = `
  window.seen = { firstPaint: 0, largestPaint: 0, blocked: 0, shift: 0 };
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.firstPaint = startTime;
  });
  watch('largest-contentful-paint', ({ startTime }) => { seen.largestPaint = startTime; });
  watch('longtask', ({ duration }) => { seen.blocked += duration - 50; });
  watch('layout-shift', ({ value, hadRecentInput }) => { if (!hadRecentInput) seen.shift += value; });
`;

const folder = await mkdtemp(path.join(tmpdir(), 'fealty-page-'));
await buildFront('storefront');
const server = await startFealty({ FEALTY_DATA: path.join(folder, 'data') }, ['demo']);
const browser = await openBrowser();
try {
  console.log(
    `the demo shop, processor slowed ${String(SLOWED)} times, ${String(ROUNDS)} rounds each`,
  );
  console.log('script    first paint   largest paint   blocked   layout shift   bytes of script');
  for (const way of ['without', 'with', 'silent'] as const) {
    const seen: Seen[] = [];
    for (let round = 0; round < ROUNDS; round += 1) seen.push(await load(browser, server.url, way));
    const half = (pick: (one: Seen) => number): number => percentile(seen.map(pick), 0.5);
    const times = [half((one) => one.firstPaint), half((one) => one.largestPaint)];
    console.log(
      [
        way.padEnd(8),
        ...times.map((ms) => `${ms.toFixed(0)} ms`.padStart(13)),
        `${half((one) => one.blocked).toFixed(0)} ms`.padStart(10),
        Math.max(...seen.map(({ shift }) => shift))
          .toFixed(4)
          .padStart(14),
        String(half((one) => one.bytes)).padStart(16),
      ].join(''),
    );
  }
} finally {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Loads the page in a window of its own, with nothing kept from before. */
async function load(on: Browser, url: string, way: Way): Promise<Seen> {
  const context = await on.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await client.send('Network.enable');
  let bytes = 0;
  const scripts = new Set<string>();
  client.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.url.endsWith('/js/all.js')) scripts.add(requestId);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  if (way !== 'with') {
    await page.route(SCRIPT, (route) => (way === 'without' ? route.abort() : undefined));
  }
  await page.addInitScript({ content: WATCH });
  await page.goto(`${url}/demo`, { waitUntil: 'commit' });
  await page.waitForTimeout(WATCHED_MS);
  const seen = await page.evaluate<Omit<Seen, 'bytes'>>('window.seen');
  await context.close();
  return { ...seen, bytes };
}
