import { Anchor, Button, Group, NativeSelect, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import type { MemberData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { MemberStatus } from '../../ui/badges.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useFormats, type Formats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Paging } from '../../ui/paging.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { membersCall, tiersCall } from './calls.ts';
import { nameOf } from '../../ui/member-name.ts';

const PAGE = 25;
const TYPING_MS = 250;

const STATUSES = [
  { value: '', label: 'Any status' },
  { value: 'active', label: 'Active' },
  { value: 'blocked', label: 'Blocked' },
  { value: 'opted_out', label: 'Opted out' },
  { value: 'deleted', label: 'Deleted' },
];

/** Everybody, newest first, and the way to one of them. What is looked for stands in the address. */
export function MembersPage(): ReactElement {
  const [asked, setAsked] = useSearchParams();
  const start = Math.max(0, Number(asked.get('from') ?? 0) || 0);
  const search = asked.get('search') ?? '';
  const status = asked.get('status') ?? '';
  const tier = asked.get('tier') ?? '';
  const isFiltered = search !== '' || status !== '' || tier !== '';
  const formats = useFormats();
  const found = useRead(membersCall, {
    query: {
      count: PAGE,
      start_index: start,
      sort_by: '-enrollment_date',
      search,
      member_status: status === '' ? undefined : { eq: status },
      loyalty_tier_id: tier === '' ? undefined : { eq: tier },
    },
  });
  const change = (changed: Readonly<Record<string, string>>): void => {
    setAsked(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('from');
        for (const [name, value] of Object.entries(changed)) {
          if (value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  };
  return (
    <Page title="Members" lead="Everybody who collects points with you, the newest first.">
      <Paper withBorder p="md">
        <Stack gap="md">
          <Filters {...{ search, status, tier, change }} />
          <Answer of={found} rows={8}>
            {({ members, total, more }) =>
              members.length === 0 ? (
                <Nobody isFiltered={isFiltered} onClear={() => setAsked({}, { replace: true })} />
              ) : (
                <>
                  <DataTable
                    label="Members"
                    columns={columns(formats)}
                    rows={members}
                    keyOf={({ id }) => id}
                  />
                  <Paging
                    {...{ of: { total, more }, start, size: PAGE, shown: members.length }}
                    onStart={(from) => change({ from: from === 0 ? '' : String(from) })}
                  />
                </>
              )
            }
          </Answer>
        </Stack>
      </Paper>
    </Page>
  );
}

function Filters(props: {
  readonly search: string;
  readonly status: string;
  readonly tier: string;
  readonly change: (changed: Readonly<Record<string, string>>) => void;
}): ReactElement {
  const { search, status, tier, change } = props;
  const [typed, setTyped] = useState(search);
  const lookFor = useDebouncedCallback(
    (text: string) => change({ search: text.trim() }),
    TYPING_MS,
  );
  const { data } = useRead(tiersCall);
  const tiers = data?.tiers ?? [];
  return (
    <Group align="flex-end" gap="sm" role="search">
      <TextInput
        label="Find a member"
        placeholder="Name, e-mail, id or phone"
        leftSection={<Icon name="search" size={16} />}
        value={typed}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          lookFor(value);
        }}
        type="search"
        maxLength={255}
        flex="1 1 240px"
      />
      <NativeSelect
        label="Status"
        data={STATUSES}
        value={status}
        onChange={({ currentTarget: { value } }) => change({ status: value })}
        flex="0 1 150px"
      />
      {tiers.length > 0 && (
        <NativeSelect
          label="Tier"
          data={[
            { value: '', label: 'Any tier' },
            ...tiers.map((each) => ({
              value: each.loyalty_tier_id,
              label: each.loyalty_tier_name,
            })),
          ]}
          value={tier}
          onChange={({ currentTarget: { value } }) => change({ tier: value })}
          flex="0 1 150px"
        />
      )}
    </Group>
  );
}

function Nobody(props: {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}): ReactElement {
  if (!props.isFiltered) {
    return (
      <Empty icon="members" title="Nobody has joined yet">
        Members appear here when your shop enrols them, or after an import.
      </Empty>
    );
  }
  return (
    <Empty icon="search" title="Nobody was found">
      Members are found by what their name, e-mail address, id or phone begins with.
      <br />
      <Button variant="default" size="xs" mt="md" onClick={props.onClear}>
        Show everybody
      </Button>
    </Empty>
  );
}

function columns({ points, day }: Formats): readonly Column<MemberData>[] {
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
    { head: 'Tier', cell: ({ current_tier }) => current_tier },
    { head: 'To spend', cell: (member) => points(member.available_points), isNumber: true },
    { head: 'Status', cell: ({ member_status }) => <MemberStatus status={member_status} /> },
    { head: 'Joined', cell: (member) => day(member.enrollment_date) },
  ];
}
