import pg from 'pg';
import { SUPERUSER } from '../packages/server/src/runtime/postgres-server.ts';
import { RestWatch } from './at-rest.ts';
import { inBenchSetting, type BenchSetting } from './bench-setting.ts';
import type { Samples } from './measure-rounds.ts';
import { startFealtyPeer } from './peers/fealty-peer.ts';
import { measureFootprints, type Footprints } from './peers/footprint.ts';
import { isMedusaThere, startMedusaPeer } from './peers/medusa-peer.ts';
import { PEER_NAMES, type Peer } from './peers/peer.ts';
import { startPlainPeer } from './peers/plain-peer.ts';
import { PEER_PROGRAM } from './peers/program.ts';
import { isSound, race, type RaceResult } from './peers/races.ts';
import { measurePeers } from './peers/rounds.ts';
import { describeMachine, printTable, saveResults } from './report.ts';
import { fillShop } from './set-up.ts';
import { namedOption, readOptions, wholeOption } from '../tests/support/script-options.ts';

/*
 * The program beside others on one machine and one PostgreSQL: a server that takes a transaction for each
 * request on the same tables, and Medusa with its loyalty plugin.
 *   npm ci --prefix bench/peers/medusa
 *   npm run bench:peers [-- --rounds 3 --seconds 6 --members 20000 --credits 3 --pool 16
 *                          --medusa-pool 20 --peers fealty,plain,medusa]
 */

const values = readOptions({
  rounds: { type: 'string', default: '3' },
  seconds: { type: 'string', default: '6' },
  members: { type: 'string', default: '20000' },
  credits: { type: 'string', default: '3' },
  pool: { type: 'string', default: '16' },
  'medusa-pool': { type: 'string', default: '20' },
  peers: { type: 'string', default: PEER_NAMES.join(',') },
});

const whole = (name: keyof typeof values): number => wholeOption(name, values[name]);
const wanted = new Set(namedOption('peers', values.peers, PEER_NAMES));
if (wanted.has('medusa') && !isMedusaThere()) {
  throw new Error('first: npm ci --prefix bench/peers/medusa; or --peers fealty,plain');
}
const say = (line: string): void => {
  console.error(line);
};

await inBenchSetting({ name: 'peers', postgres: '18', program: PEER_PROGRAM }, async (setting) => {
  const size = { members: whole('members'), transactions: whole('members') * whole('credits') };
  say(`seeding ${String(size.members)} members, ${String(size.transactions)} transactions`);
  const template = await fillShop(setting.database, setting.shop, { ...size, deep: 0 });
  const peers: Peer[] = [];
  try {
    const { database } = setting.database;
    const fealty = await startFealtyPeer(setting.shop, database);
    peers.push(fealty);
    if (wanted.has('plain')) {
      const terms = { database, join: fealty.join.bind(fealty), poolMax: whole('pool') };
      peers.push(await startPlainPeer(setting.shop, template, terms));
    }
    if (wanted.has('medusa')) {
      const credits = whole('credits');
      const terms = { members: size.members, credits, poolMax: whole('medusa-pool'), say };
      peers.push(await startMedusaPeer(setting.database, terms));
    }
    await compare(setting, peers);
  } finally {
    for (const peer of peers.reverse()) await peer.stop();
  }
});

async function compare({ database, results }: BenchSetting, peers: readonly Peer[]): Promise<void> {
  const footprints: Record<string, Footprints> = {};
  const races: Record<string, RaceResult> = {};
  const client = new pg.Client({ ...database.owner, user: SUPERUSER });
  await client.connect();
  const watch = await RestWatch.open(database, false);
  try {
    await watch.wait();
    for (const peer of peers) {
      footprints[peer.name] = await measureFootprints(client, peer);
      races[peer.name] = await race(peer);
      say(`${peer.name}: ${JSON.stringify({ ...footprints[peer.name], ...races[peer.name] })}`);
    }
    const [rounds, seconds, members] = [whole('rounds'), whole('seconds'), whole('members')];
    const { yardstick: _pgbench, ...machine } = describeMachine(database.version, true);
    const keep = (samples: Samples): void => {
      saveResults(results, { machine, options: values, samples, footprints, races });
    };
    const terms = { peers, watch, members, rounds, seconds, results, keep, say };
    printTable(machine, await measurePeers(terms), []);
    console.log(`samples in ${results}`);
    const own = races['fealty'];
    if (own !== undefined && !isSound(own)) process.exitCode = 1;
  } finally {
    await watch.close();
    await client.end();
  }
}
