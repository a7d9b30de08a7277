import { Badge, Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { MemberLink } from '../../ui/member-link.tsx';
import { nameOf } from '../../ui/member-name.ts';
import { Paging } from '../../ui/paging.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { referralsCall, type Referral } from './calls.ts';

const PAGE = 25;

/** Who brought the member, whom he brought, and what came of each. */
export function Referrals({ member }: { readonly member: MemberData }): ReactElement {
  const [start, setStart] = useState(0);
  const { counted } = useFormats();
  const found = useRead(referralsCall, {
    path: { mid: member.id },
    query: { count: PAGE, start_index: start },
  });
  const name = member.first_name || nameOf(member);
  return (
    <Stack gap="lg">
      {member.referral_URL !== '' && <ShareLink member={member} />}
      <Answer of={found} rows={5}>
        {({ friends, total, more, brought_by: by }) => (
          <>
            {by !== null && (
              <Panel title="Brought by">
                <Rows {...{ rows: [by], label: 'Brought by', referrer: 'They', friend: name }} />
              </Panel>
            )}
            <Panel
              title="Friends"
              lead={
                total === 0 ? undefined : `${counted(total, 'member')} joined because of ${name}`
              }
            >
              {friends.length === 0 ? (
                <Empty icon="people" title="Nobody joined because of this member yet">
                  Who joins with the link or the code above stands here, with what it brought both.
                </Empty>
              ) : (
                <>
                  <Rows {...{ rows: friends, label: 'Friends', referrer: name, friend: 'They' }} />
                  <Paging
                    {...{ of: { total, more }, start, size: PAGE, shown: friends.length }}
                    onStart={setStart}
                  />
                </>
              )}
            </Panel>
          </>
        )}
      </Answer>
    </Stack>
  );
}

function ShareLink({ member }: { readonly member: MemberData }): ReactElement {
  return (
    <Panel title="Link to share" lead={`Or the code ${member.referral_code}, given when joining`}>
      <Group gap="sm" justify="space-between">
        <Text size="sm" flex="1 1 200px" style={{ overflowWrap: 'anywhere' }}>
          {member.referral_URL}
        </Text>
        <CopyButton value={member.referral_URL}>
          {({ copied, copy }) => (
            <Button {...{ size: 'xs', variant: 'default', onClick: copy }}>
              {copied ? 'Copied' : 'Copy the link'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Panel>
  );
}

const STATES: Readonly<Record<string, readonly [label: string, color: string]>> = {
  joined: ['Joined', 'gray'],
  bought: ['Bought, nothing given', 'gray'],
  waiting: ['Bought, reward waits', 'yellow'],
  rewarded: ['Rewarded', 'green'],
  taken_back: ['Taken back', 'red'],
};

function Rows(props: {
  readonly rows: readonly Referral[];
  readonly label: string;
  /** Who gets what: heads of two columns. */
  readonly referrer: string;
  readonly friend: string;
}): ReactElement {
  const { points, day } = useFormats();
  const given = (count: number): string => (count === 0 ? '–' : points(count));
  return (
    <DataTable
      label={props.label}
      rows={props.rows}
      keyOf={({ internal_member_id: id }) => id}
      columns={[
        {
          head: 'Member',
          cell: ({ internal_member_id: id, name }) =>
            name === '' ? 'Erased' : <MemberLink {...{ id, name }} />,
        },
        {
          head: 'Joined',
          cell: ({ enrollment_date: at }) => <Text size="sm">{day(at)}</Text>,
        },
        { head: 'Came to', cell: (row) => <State of={row} /> },
        {
          head: `${props.referrer} got`,
          cell: ({ referrer_points: count }) => given(count),
          isNumber: true,
        },
        {
          head: `${props.friend} got`,
          cell: ({ friend_points: count }) => given(count),
          isNumber: true,
        },
      ]}
    />
  );
}

function State({ of }: { readonly of: Referral }): ReactElement {
  const { day } = useFormats();
  const [label, color] = STATES[of.state] ?? [of.state, 'gray'];
  return (
    <div>
      <Badge variant="light" color={color}>
        {label}
      </Badge>
      {of.due_date !== null && (
        <Text size="sm" c="dimmed">
          Decided on {day(of.due_date)}
        </Text>
      )}
    </div>
  );
}
