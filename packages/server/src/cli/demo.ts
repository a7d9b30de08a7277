import path from 'node:path';
import { startServer, type RunningServer } from '../app.ts';
import { writeDemoFile, type DemoFile } from '../demo/demo-file.ts';
import { openShop, type OpenShop } from '../demo/open-shop.ts';
import { createDemoShop } from '../demo/shop/front.ts';
import { tellHistory } from '../demo/tell-history.ts';
import { keepSums } from '../liability/keep-sums.ts';
import type { CliCommand, CommandIo } from './command.ts';
import { waitForStop } from './wait-for-stop.ts';

const MEMBERS = 300;

export const demo: CliCommand = {
  name: 'demo',
  summary: 'serve a demo shop: a program, members and two years of history',
  usage: '',
  async run(_args, io) {
    const stop = waitForStop();
    // The introduction below says where it listens, in words.
    const config = io.config({ LOG_LEVEL: 'warn' });
    const demoShop = createDemoShop();
    const server = await startServer(config, demoShop.surface);
    const file = path.join(config.dataDir, 'demo.json');
    const open = await openShop(server, file);
    demoShop.open(open.shop);
    await firstAnswer(open.shop);
    introduce(open.shop, server, io);
    const stopping = new AbortController();
    // Lots of the past must be there until their redemptions have been told.
    const history = tell(server, file, open, { io, signal: stopping.signal })
      .catch((error: unknown) => {
        io.err(`the history is not told to its end, the next start goes on: ${String(error)}`);
      })
      .then(() => {
        if (!stopping.signal.aborted) server.startBackground();
      });
    await stop;
    io.err('finishing what was accepted …');
    stopping.abort();
    await history;
    await server.close();
    return 0;
  },
};

/** A served request is what counts as started. */
async function firstAnswer(shop: DemoFile): Promise<void> {
  const url = `${shop.base_url}/v1/loyalty/users/${shop.member}`;
  const headers = { 'partner-id': shop.partner_id, 'api-key': shop.api_key };
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) });
  if (answer.status !== 200) {
    throw new Error(`the demo member is not served: ${await answer.text()}`);
  }
}

function introduce(shop: DemoFile, server: RunningServer, io: CommandIo): void {
  const seconds = (performance.now() / 1000).toFixed(1);
  io.out(`Fealty answers at ${shop.base_url}, ${seconds} s after the start`);
  io.out(`  database    PostgreSQL ${server.installation.databaseVersion}`);
  io.out(`  partner-id  ${shop.partner_id}`);
  io.out(`  api-key     ${shop.api_key}`);
  io.out(`  sign in     ${shop.owner_email ?? ''}, password ${shop.owner_password ?? ''}`);
  io.out(`  a shop with all of it: ${shop.base_url}/demo`);
  io.out(`  read the documentation at ${shop.base_url}/docs/; try`);
  io.out(
    `  curl -H 'partner-id: ${shop.partner_id}' -H 'api-key: ${shop.api_key}' ` +
      `${shop.base_url}/v1/loyalty/users/${shop.member}`,
  );
}

async function tell(
  server: RunningServer,
  file: string,
  { merchant, shop }: OpenShop,
  { io, signal }: { readonly io: CommandIo; readonly signal: AbortSignal },
): Promise<void> {
  if (shop.history_told) return;
  const started = performance.now();
  let shown = -1;
  const whole = await tellHistory({
    lanes: server.lanes,
    merchantId: merchant.id,
    members: MEMBERS,
    now: Date.parse(shop.history_until),
    signal,
    progress: (done, of) => {
      const tenth = Math.floor((done / of) * 10);
      if (tenth === shown) return;
      shown = tenth;
      io.err(`two years of history: ${String(tenth * 10)} %`);
    },
  });
  if (!whole) return;
  writeDemoFile(file, { ...shop, history_told: true });
  // At once: whoever opens the console now would find reports without a figure until the job's minute.
  const { pool } = server.installation.database;
  while ((await keepSums(pool, merchant.id, { signal })).cutShort);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  io.err(`${String(MEMBERS)} members with two years of history, in ${seconds} s`);
}
