import { once } from 'node:events';
import { startScript, stopScript } from '../run-load.ts';
import type { AwardTemplate } from '../seed.ts';
import type { BenchShop } from '../set-up.ts';
import { formRequest } from './fealty-peer.ts';
import type { Peer } from './peer.ts';
import type { PlainTerms } from './plain-server.ts';

const START_WAIT_MS = 30_000;

/** The server that takes a transaction for each request, on the program's own database and members. */
export async function startPlainPeer(
  shop: BenchShop,
  { details, event }: AwardTemplate,
  terms: Pick<Peer, 'database' | 'join'> & { readonly poolMax: number },
): Promise<Peer> {
  const { database, join, poolMax } = terms;
  const started: PlainTerms = {
    databaseUrl: shop.environment['DATABASE_URL'] ?? '',
    poolMax,
    texts: { details, event },
  };
  const child = startScript('peers/plain-server.ts', JSON.stringify(started));
  if (child.stdout === null) throw new Error('the plain server says nothing');
  const [port] = (await once(child.stdout, 'data', {
    signal: AbortSignal.timeout(START_WAIT_MS),
  })) as [Buffer];
  const paths = {
    credit: '/credit',
    debit: '/debit',
    balance: '/balance/member{member}@example.com',
  };
  return {
    name: 'plain',
    url: `http://127.0.0.1:${port.toString().trim()}`,
    pid: child.pid ?? 0,
    database,
    request: (move, points) => formRequest(shop, paths[move], move, points),
    balanceIn: (answer) => (answer as { data: { available: number } }).data.available,
    join,
    stop: () => stopScript(child),
  };
}
