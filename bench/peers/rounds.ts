import { inRound, type RoundNotes } from '../in-round.ts';
import type { Samples } from '../measure-rounds.ts';
import { runLoad } from '../run-load.ts';
import { MOVES, type Move, type Peer } from './peer.ts';

export interface PeerRoundTerms extends RoundNotes {
  readonly peers: readonly Peer[];
  readonly members: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly results: string;
}

export const CONNECTIONS = [16, 64] as const;
export const FIGURES = ['a second', 'p50 ms', 'p99 ms', 'processor ms'] as const;

/** What a load of a peer draws from; those of footprints and races are others. */
const FIRST_MEMBER = 201;
const WARM_UP_SECONDS = 4;
/** A load carries its own keys. */
const NO_KEYS = { partnerId: '', apiKey: '' };
/** What a credit of a load brings. */
const POINTS = 80;

/** The name under which samples of a load are kept. */
export function sampleName(
  peer: string,
  move: Move,
  connections: number,
  figure: (typeof FIGURES)[number],
): string {
  return `${peer}, ${move}, ${String(connections)} connections, ${figure}`;
}

/**
 * Sends every load to every peer once a round, the peers right after each other and another one first each
 * time, so that a machine that is slower for a minute is slower for all of them.
 */
export async function measurePeers(terms: PeerRoundTerms): Promise<Samples> {
  const samples: Samples = new Map();
  const note = (name: string, value: number): void => {
    samples.set(name, [...(samples.get(name) ?? []), value]);
    terms.say(`  ${name.padEnd(48)} ${value >= 100 ? value.toFixed(0) : value.toFixed(2)}`);
  };
  terms.say('warming up');
  for (const peer of terms.peers) {
    for (const move of MOVES) await load(terms, peer, { move, connections: 16 }, WARM_UP_SECONDS);
  }
  for (let round = 1; round <= terms.rounds; round += 1) {
    terms.say(`round ${String(round)} of ${String(terms.rounds)}`);
    await inRound(terms, note, () => measureRound(terms, note, round));
  }
  return samples;
}

async function measureRound(
  terms: PeerRoundTerms,
  note: (name: string, value: number) => void,
  round: number,
): Promise<void> {
  const first = round % terms.peers.length;
  const peers = [...terms.peers.slice(first), ...terms.peers.slice(0, first)];
  for (const connections of CONNECTIONS) {
    for (const move of MOVES) {
      for (const peer of peers) {
        const look = terms.watch.look(peer.pid);
        const result = await load(terms, peer, { move, connections }, terms.seconds);
        const shares = look.since();
        const name = (figure: (typeof FIGURES)[number]): string =>
          sampleName(peer.name, move, connections, figure);
        note(name('a second'), result.perSecond);
        note(name('p50 ms'), result.p50);
        note(name('p99 ms'), result.p99);
        // The time of the server's and the database's processors, which others do not lengthen by much.
        if (shares !== null) note(name('processor ms'), shares.ownMs / result.answeredInAll);
      }
    }
  }
}

function load(
  { members, results }: PeerRoundTerms,
  peer: Peer,
  { move, connections }: { readonly move: Move; readonly connections: number },
  seconds: number,
): ReturnType<typeof runLoad> {
  const name = `${peer.name}-${move}-${String(connections)}`;
  return runLoad({ url: peer.url, keys: NO_KEYS, results }, name, {
    request: peer.request(move, POINTS),
    members: { first: FIRST_MEMBER, count: members - FIRST_MEMBER + 1 },
    seconds,
    connections,
  });
}
