import type { HelpDesk } from '../../help-desks/find-desk.ts';
import type { Offers } from '../../help-desks/offers.ts';
import { urlsOf } from './desk-urls.ts';

/** What an agent is offered for a member: only what can succeed, and only while actions are on. */
export function actionsOf(
  baseUrl: string,
  desk: HelpDesk,
  { memberId, offers }: { readonly memberId: string; readonly offers: Offers },
): readonly { readonly name: string; readonly url: string }[] {
  if (!desk.actions) return [];
  const { formUrl } = urlsOf(baseUrl, desk);
  return [
    ...(offers.awards.length === 0
      ? []
      : [{ name: 'Award points', url: formUrl('award', memberId) }]),
    ...(offers.rewards.length === 0
      ? []
      : [{ name: 'Redeem points', url: formUrl('redeem', memberId) }]),
  ];
}
