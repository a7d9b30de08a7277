import type { Move, PeerName } from './peer.ts';

export const CONNECTIONS = [16, 64] as const;
export const FIGURES = ['a second', 'p50 ms', 'p99 ms', 'processor ms'] as const;
export type Figure = (typeof FIGURES)[number];

/** One load of one peer. */
export interface PeerLoad {
  readonly peer: PeerName;
  readonly move: Move;
  readonly connections: number;
}

/** The name under which samples of a load are kept. */
export function sampleName({ peer, move, connections }: PeerLoad, figure: Figure): string {
  return `${peer}, ${move}, ${String(connections)} connections, ${figure}`;
}
