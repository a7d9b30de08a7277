import { ScrollArea, SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { useAsked } from '../../ui/asked.ts';
import { useFormats } from '../../ui/formats.ts';
import { Figure } from '../../ui/panel.tsx';
import { AsOf } from './as-of.tsx';
import { Done } from './done.tsx';
import { Expiry } from './expiry.tsx';
import { History } from './history.tsx';
import { Identity } from './identity.tsx';
import { MergedMembers } from './merged.tsx';

import { Referrals } from './referrals.tsx';
import { Sent } from './sent.tsx';
import { TierStanding } from './tier-standing.tsx';
import { WaitingAwards } from './waiting-awards.tsx';

const PARTS = {
  '': { label: 'Overview', Part: Overview },
  friends: { label: 'Friends', Part: Referrals },
  sent: { label: 'Sent', Part: Sent },
  done: { label: 'Log', Part: Done },
} as const;

function isPart(name: string): name is keyof typeof PARTS {
  return Object.hasOwn(PARTS, name);
}

/** Everything that is known of a member, in parts; which one is shown stands in the address. */
export function Profile({ member }: { readonly member: MemberData }): ReactElement {
  const asked = useAsked();
  const show = asked.of('show');
  const name = isPart(show) ? show : '';
  const { Part } = PARTS[name];
  return (
    <Stack gap="lg">
      <Figures member={member} />
      <ScrollArea type="never">
        <SegmentedControl
          {...{ value: name, 'aria-label': 'Part of the profile' }}
          data={Object.entries(PARTS).map(([value, { label }]) => ({ value, label }))}
          onChange={(value) => asked.change({ show: value })}
        />
      </ScrollArea>
      <Part member={member} />
    </Stack>
  );
}

function Figures({ member }: { readonly member: MemberData }): ReactElement {
  const { points, counted, money } = useFormats();
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
      <Figure label="To spend" value={points(member.available_points)} />
      <Figure label="Waits for approval" value={points(member.pending_points)} />
      <Figure
        label="Earned so far"
        value={points(member.lifetime_points_earned)}
        note={`${counted(member.number_of_purchases, 'order')}, ${money(member.revenue)}`}
      />
      <Figure
        label="Redeemed so far"
        value={points(member.lifetime_points_redeemed)}
        note={counted(member.number_of_redemptions, 'reward')}
      />
    </SimpleGrid>
  );
}

function Overview({ member }: { readonly member: MemberData }): ReactElement {
  return (
    <>
      <WaitingAwards member={member} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <TierStanding member={member} />
        <Expiry member={member} />
      </SimpleGrid>
      <History member={member} />
      <MergedMembers member={member} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Identity member={member} />
        <AsOf member={member} />
      </SimpleGrid>
    </>
  );
}
