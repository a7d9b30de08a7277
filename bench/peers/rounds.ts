import { inRound, type RoundNotes } from '../in-round.ts';
import type { Samples } from '../measure-rounds.ts';
import { runLoad } from '../run-load.ts';
import { MOVES, type Move, type Peer } from './peer.ts';
import { CONNECTIONS, sampleName, type Figure } from './samples.ts';

export interface PeerRoundTerms extends RoundNotes {
  readonly peers: readonly Peer[];
  readonly members: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly results: string;
  /** Is handed the samples of all rounds that are complete. */
  readonly keep: (samples: Samples) => void;
}

/** What a load of a peer draws from; those of footprints and races are others. */
const FIRST_MEMBER = 201;
const WARM_UP_SECONDS = 4;
/** A load carries its own keys. */
const NO_KEYS = { partnerId: '', apiKey: '' };
/** What a credit of a load brings. */
const POINTS = 80;

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
    terms.keep(samples);
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
  const loads = CONNECTIONS.flatMap((connections) =>
    MOVES.flatMap((move) => peers.map((peer) => ({ peer, move, connections }))),
  );
  for (const { peer, move, connections } of loads) {
    const look = terms.watch.look([peer.pid]);
    const result = await load(terms, peer, { move, connections }, terms.seconds);
    const shares = look.since();
    const noteOf = (figure: Figure, value: number): void => {
      note(sampleName({ peer: peer.name, move, connections }, figure), value);
    };
    // Who answered nothing in all that time took at least as long.
    const least = terms.seconds * 1000;
    noteOf('a second', result.perSecond);
    noteOf('p50 ms', result.answered === 0 ? least : result.p50);
    noteOf('p99 ms', result.answered === 0 ? least : result.p99);
    // Of the server and the database: what other programs lengthen far less than the clock's time.
    if (shares !== null) noteOf('processor ms', shares.ownMs / Math.max(result.answeredInAll, 1));
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
    mayBeSilent: true,
  });
}
