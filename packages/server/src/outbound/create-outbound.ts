import type { AllowEntry } from './allow-list.ts';
import { dial } from './dial.ts';
import { OUTBOUND_LIMITS } from './limits.ts';
import { Outbound } from './outbound.ts';
import { OutboundPolicy, ownAddresses } from './policy.ts';
import type { PortRange } from './ports.ts';
import { createResolver } from './resolver.ts';

/** What the operator sets. */
export interface OutboundSettings {
  readonly allow: readonly AllowEntry[];
  readonly ports: readonly PortRange[];
}

/** The connector as it runs: this machine's DNS, clock and network. One for a process. */
export function createOutbound({ allow, ports }: OutboundSettings, userAgent: string): Outbound {
  const clock = (): number => performance.now();
  return new Outbound({
    policy: new OutboundPolicy({ allow, ports, ownAddresses: ownAddresses(clock) }),
    resolver: createResolver({
      mayBeInHostsFile: (host) => allow.some((entry) => entry.host === host),
    }),
    dial,
    clock,
    userAgent,
    limits: OUTBOUND_LIMITS,
  });
}
