import { Badge, Button, Group, Menu, SimpleGrid, Stack } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { MemberStatus } from '../../ui/badges.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Figure } from '../../ui/panel.tsx';
import { Answer } from '../../ui/states.tsx';
import { AsOf } from './as-of.tsx';
import { memberCall } from './calls.ts';
import { BlockDialog, TagsDialog, TierDialog } from './change-member.tsx';
import { Expiry } from './expiry.tsx';
import { History } from './history.tsx';
import { Identity } from './identity.tsx';
import { RedeemDialog } from '../../ui/redeem-dialog.tsx';
import { AwardDialog, DeductDialog } from './move-points.tsx';
import { nameOf } from '../../ui/member-name.ts';
import { TierStanding } from './tier-standing.tsx';

const DIALOGS = {
  award: AwardDialog,
  redeem: RedeemDialog,
  deduct: DeductDialog,
  tier: TierDialog,
  block: BlockDialog,
  tags: TagsDialog,
} as const;
type Doing = keyof typeof DIALOGS;

/** Everything about one member, and what can be done for him. */
export function MemberPage(): ReactElement {
  const { id = '' } = useParams();
  const found = useRead(memberCall, { path: { mid: id } });
  const [doing, setDoing] = useState<Doing | null>(null);
  const may = useMay();
  const member = found.data?.id === id ? found.data : undefined;
  const Dialog = doing === null ? null : DIALOGS[doing];
  return (
    <Page
      key={member === undefined ? 'loading' : id}
      title={member === undefined ? 'Member' : nameOf(member)}
      back={{ to: '/members', label: 'Members' }}
      {...(member === undefined ? {} : { lead: <Lead member={member} /> })}
      {...(member !== undefined && may('serve_members')
        ? { actions: <Actions {...{ member, onDo: setDoing }} /> }
        : {})}
    >
      <Answer of={found} rows={8}>
        {(read) => <Profile member={read} />}
      </Answer>
      {Dialog !== null && member !== undefined && (
        <Dialog member={member} onClose={() => setDoing(null)} />
      )}
    </Page>
  );
}

function Lead({ member }: { readonly member: MemberData }): ReactElement {
  return (
    <Group gap="xs" mt={4}>
      <MemberStatus status={member.member_status} />
      {member.email_address}
      {member.member_tags.map((tag) => (
        <Badge key={tag} variant="default" tt="none">
          {tag}
        </Badge>
      ))}
    </Group>
  );
}

function Actions(props: {
  readonly member: MemberData;
  readonly onDo: (doing: Doing) => void;
}): ReactElement {
  const { member, onDo } = props;
  const isBlocked = member.member_status === 'blocked';
  return (
    <>
      <Button leftSection={<Icon name="plus" size={16} />} onClick={() => onDo('award')}>
        Award
      </Button>
      <Button
        variant="default"
        leftSection={<Icon name="gift" size={16} />}
        onClick={() => onDo('redeem')}
      >
        Redeem
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<Icon name="more" size={16} />}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="minus" size={16} />} onClick={() => onDo('deduct')}>
            Take points
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="star" size={16} />} onClick={() => onDo('tier')}>
            Change the tier
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="tag" size={16} />} onClick={() => onDo('tags')}>
            Change tags
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="ban" size={16} />} onClick={() => onDo('block')}>
            {isBlocked ? 'Unblock' : 'Block'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function Profile({ member }: { readonly member: MemberData }): ReactElement {
  const { points, counted, money } = useFormats();
  return (
    <Stack gap="lg">
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
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <TierStanding member={member} />
        <Expiry member={member} />
      </SimpleGrid>
      <History member={member} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Identity member={member} />
        <AsOf member={member} />
      </SimpleGrid>
    </Stack>
  );
}
