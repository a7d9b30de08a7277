import { Anchor, Badge, Button, Checkbox, Group, Popover, Stack, Text } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useRemembered } from '../../api/remembered.ts';
import { MemberStatus } from '../../ui/badges.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { calendarDay, type Formats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { nameOf } from '../../ui/member-name.ts';

type Cell = Omit<Column<MemberData>, 'head'>;

/** Every column but the first, which says who it is; in the order in which they stand. */
const CHOICES: Readonly<Record<string, (formats: Formats) => Cell>> = {
  Tier: () => ({ cell: ({ current_tier }) => current_tier }),
  'To spend': ({ points }) => ({
    cell: (member) => points(member.available_points),
    isNumber: true,
  }),
  Pending: ({ points }) => ({ cell: (member) => points(member.pending_points), isNumber: true }),
  Earned: ({ points }) => ({
    cell: (member) => points(member.lifetime_points_earned),
    isNumber: true,
  }),
  Status: () => ({ cell: ({ member_status }) => <MemberStatus status={member_status} /> }),
  Tags: () => ({
    cell: ({ member_tags }) => (
      <Group gap={4} justify="flex-end" wrap="wrap" display="inline-flex">
        {member_tags.map((tag) => (
          <Badge key={tag} variant="default" tt="none">
            {tag}
          </Badge>
        ))}
      </Group>
    ),
  }),
  Purchases: ({ number }) => ({
    cell: (member) => number(member.number_of_purchases),
    isNumber: true,
  }),
  Revenue: ({ money }) => ({ cell: ({ revenue }) => money(revenue), isNumber: true }),
  'Last purchase': ({ day }) => ({ cell: (member) => day(member.last_purchase_date) }),
  Birthday: () => ({ cell: ({ birthdate }) => calendarDay(birthdate) }),
  Phone: () => ({ cell: ({ phone_number }) => phone_number }),
  City: () => ({ cell: ({ address }) => address.city }),
  'Recommended by': () => ({ cell: ({ referrer_name }) => referrer_name }),
  'E-mail': () => ({
    cell: ({ email_subscription_status: told }) =>
      told === 'subscribed' ? 'Subscribed' : 'No mails',
  }),
  Joined: ({ day }) => ({ cell: (member) => day(member.enrollment_date) }),
};
const USUAL = ['Tier', 'To spend', 'Status', 'Joined'];

/** Which columns somebody wants to see, kept in the browser. */
export function useChosenColumns(): readonly [
  readonly string[],
  (chosen: readonly string[]) => void,
] {
  return useRemembered<readonly string[]>('members.columns', USUAL, (kept) =>
    Array.isArray(kept)
      ? kept.filter((name): name is string => typeof name === 'string' && name in CHOICES)
      : null,
  );
}

export function memberColumns(
  chosen: readonly string[],
  formats: Formats,
): readonly Column<MemberData>[] {
  return [
    {
      head: 'Member',
      cell: (member) => (
        <div>
          <Anchor component={Link} to={`/members/${member.id}`} fw={550}>
            {nameOf(member)}
          </Anchor>
          <Text size="sm" c="dimmed">
            {member.email_address || member.member_id}
          </Text>
        </div>
      ),
    },
    ...Object.entries(CHOICES)
      .filter(([head]) => chosen.includes(head))
      .map(([head, make]) => ({ head, ...make(formats) })),
  ];
}

export function ChooseColumns(props: {
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}): ReactElement {
  const { chosen, onChoose } = props;
  return (
    <Popover position="bottom-end" width={230} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<Icon name="columns" size={16} />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah={420} style={{ overflowY: 'auto' }} aria-label="Columns of the list">
        <Checkbox.Group value={[...chosen]} onChange={onChoose}>
          <Stack gap="xs">
            {Object.keys(CHOICES).map((head) => (
              <Checkbox key={head} value={head} label={head} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Button {...{ size: 'xs', variant: 'default', mt: 'md' }} onClick={() => onChoose(USUAL)}>
          As usual
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
