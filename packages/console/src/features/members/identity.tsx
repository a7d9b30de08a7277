import type { MemberData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { calendarDay, useFormats } from '../../ui/formats.ts';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';

/** Who the member is, as far as anybody said. */
export function Identity({ member }: { readonly member: MemberData }): ReactElement {
  const { moment } = useFormats();
  const { address, custom_attributes: custom } = member;
  const place = [address.line1, address.line2, address.postal_code, address.city, address.country];
  const said = Object.entries(custom).map(([name, value]) => [name, textOf(value)] as const);
  return (
    <Panel title="About this member">
      <Facts
        of={[
          ['Id in your shop', member.member_id],
          ['E-mail address', member.email_address],
          [
            'Mails',
            member.email_subscription_status === 'subscribed' ? 'Subscribed' : 'Unsubscribed',
          ],
          ['Phone', member.phone_number],
          ['Birthday', calendarDay(member.birthdate)],
          ['Address', place.filter((part) => part !== '').join(', ')],
          ['Language', member.preferred_language],
          ['Referral code', member.referral_code],
          ['Recommended by', member.referrer_name || member.referrer_ID],
          ['Joined', moment(member.enrollment_date)],
          ['Last order', moment(member.last_purchase_date)],
          ...said,
        ]}
      />
    </Panel>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
