import type { MemberDetails } from '../../../queries/member-details.ts';
import { sumByDate } from '../../../queries/member-view.ts';

/** What is shown of a member into whom another is merged: what both have lapses at its dates. */
export function joinDetails(from: MemberDetails, into: MemberDetails): MemberDetails {
  // They are one already.
  if (from.member.id === into.member.id) return into;
  return {
    ...into,
    referrer: into.referrer ?? from.referrer,
    dated: sumByDate([...into.dated, ...from.dated]),
  };
}
