import { Badge, Button, Group, Menu } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { Navigate, useParams } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { MemberStatus } from '../../ui/badges.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Answer } from '../../ui/states.tsx';
import { memberCall } from './calls.ts';
import { BlockDialog, TagsDialog, TierDialog } from './change-member.tsx';
import { EraseDialog, ExportDialog } from './forget.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { RedeemDialog } from '../../ui/redeem-dialog.tsx';
import { AwardDialog, DeductDialog } from './move-points.tsx';
import { nameOf } from '../../ui/member-name.ts';
import { Profile } from './profile.tsx';

const DIALOGS = {
  award: AwardDialog,
  redeem: RedeemDialog,
  deduct: DeductDialog,
  tier: TierDialog,
  block: BlockDialog,
  tags: TagsDialog,
  merge: MergeDialog,
  export: ExportDialog,
  erase: EraseDialog,
} as const;
type Doing = keyof typeof DIALOGS;

/** Everything about one member, and what can be done for him. */
export function MemberPage(): ReactElement {
  const { id = '' } = useParams();
  const found = useRead(memberCall, { path: { mid: id } });
  const [doing, setDoing] = useState<Doing | null>(null);
  const may = useMay();
  const member = found.data?.id === id ? found.data : undefined;
  const survivor = found.isPlaceholderData ? undefined : found.data?.id;
  // Whoever was merged is read as the one who goes on for him: his is the address.
  if (survivor !== undefined && survivor !== id) {
    return <Navigate to={`/members/${survivor}`} replace />;
  }
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
  const isOwner = useMay()('administer');
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
          <Menu.Item leftSection={<Icon name="people" size={16} />} onClick={() => onDo('merge')}>
            Merge with another
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="ban" size={16} />} onClick={() => onDo('block')}>
            {isBlocked ? 'Unblock' : 'Block'}
          </Menu.Item>
          {isOwner && <Privacy onDo={onDo} />}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** What the law gives the member a right to: what is held on him, and to be forgotten. */
function Privacy({ onDo }: { readonly onDo: (doing: Doing) => void }): ReactElement {
  return (
    <>
      <Menu.Divider />
      <Menu.Item leftSection={<Icon name="download" size={16} />} onClick={() => onDo('export')}>
        Export all data
      </Menu.Item>
      <Menu.Item
        {...{ color: 'red', leftSection: <Icon name="cross" size={16} /> }}
        onClick={() => onDo('erase')}
      >
        Erase for good
      </Menu.Item>
    </>
  );
}
