import type { Socket } from 'node:net';
import { readAllowList } from '../../../packages/server/src/outbound/allow-list.ts';
import { dial } from '../../../packages/server/src/outbound/dial.ts';
import {
  OUTBOUND_LIMITS,
  type OutboundLimits,
} from '../../../packages/server/src/outbound/limits.ts';
import { Outbound } from '../../../packages/server/src/outbound/outbound.ts';
import { OutboundPolicy } from '../../../packages/server/src/outbound/policy.ts';
import type { Answer, Resolver } from '../../../packages/server/src/outbound/resolver.ts';

/** A connector whose network is ours: DNS says what the test says, and every dial is written down. */
export interface TestOutbound {
  readonly outbound: Outbound;
  /** Addresses and ports in the order in which they were dialled: `192.0.2.1 443`. */
  readonly dialled: string[];
  /** Every socket that was opened. */
  readonly sockets: Socket[];
}

export interface TestOutboundTerms {
  /** The operator's list, as he writes it. */
  readonly allow?: string;
  readonly resolver?: Resolver;
  /** Where an address is in truth: a port of this machine. Without it dials go where they say. */
  readonly leadsTo?: (address: string, port: number) => number;
  readonly limits?: Partial<OutboundLimits>;
  readonly authorities?: readonly string[];
  readonly ownAddresses?: () => readonly string[];
}

export function openOutbound(terms: TestOutboundTerms = {}): TestOutbound {
  const { entries, problems } = readAllowList(terms.allow ?? '');
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const dialled: string[] = [];
  const sockets: Socket[] = [];
  const { leadsTo, authorities } = terms;
  const outbound = new Outbound({
    policy: new OutboundPolicy({
      allow: entries,
      ports: [
        [80, 80],
        [443, 443],
      ],
      ownAddresses: terms.ownAddresses ?? (() => []),
    }),
    resolver: terms.resolver ?? answering({}),
    dial: (target) => {
      dialled.push(`${target.address} ${target.port}`);
      const there =
        leadsTo === undefined
          ? target
          : {
              ...target,
              address: '127.0.0.1',
              port: leadsTo(target.address, target.port),
            };
      const socket = dial(there);
      sockets.push(socket);
      return socket;
    },
    clock: () => performance.now(),
    userAgent: 'Fealty test',
    limits: { ...OUTBOUND_LIMITS, ...terms.limits },
    ...(authorities === undefined ? {} : { authorities }),
  });
  return { outbound, dialled, sockets };
}

/** A resolver that knows these names, each with its addresses for every question in turn; the last stays. */
export function answering(
  names: Readonly<Record<string, readonly (readonly string[])[]>>,
  ttl = 0,
): Resolver {
  const asked = new Map<string, number>();
  return {
    async resolve(host): Promise<readonly Answer[]> {
      const turns = names[host];
      if (turns === undefined) throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
      const turn = Math.min(asked.get(host) ?? 0, turns.length - 1);
      asked.set(host, turn + 1);
      return Promise.resolve((turns[turn] ?? []).map((address) => ({ address, ttl })));
    },
  };
}
