import type { MarkKind, Severity, SharingFacts } from './signal.ts';
import { severityOf } from './signal.ts';

/** Marks are compared as long after they were last seen. */
export const SHARING_DAYS = 30;
/** As many members are counted; more is a till, a carrier or an office, and no pattern of one person. */
export const SHARING_MEMBERS_MAX = 60;

/** A family shares a device and an address, a small office a network. */
const ALWAYS_FINE: Readonly<Record<MarkKind, number>> = { device: 3, address: 5, network: 9 };

/** Says whether too many members have something in common; null if it is few, or a whole crowd. */
export function judgeSharing(
  mark: MarkKind,
  members: number,
): { facts: SharingFacts; severity: Severity } | null {
  const allowed = ALWAYS_FINE[mark];
  if (members <= allowed || members >= SHARING_MEMBERS_MAX) return null;
  return {
    facts: { kind: 'sharing', mark, members, days: SHARING_DAYS },
    severity: severityOf(members, allowed + 1),
  };
}
