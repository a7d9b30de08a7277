import { Anchor, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import { useState, type ReactElement, type SyntheticEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import { isFramed } from '../../api/framed.ts';
import { useRead } from '../../api/hooks.ts';
import { useMe } from '../../api/me.ts';
import { MemberStatus } from '../../ui/badges.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { nameOf } from '../../ui/member-name.ts';
import { Page } from '../../ui/page.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { limitsCall, memberCall, type OwnLimits } from './calls.ts';
import { useFound } from './find.ts';
import { MemberCard } from './member-card.tsx';
import { Timeline } from './timeline.tsx';

/**
 * What an agent needs while a customer waits: find, see, give, redeem, take back. Help desks open it with
 * `?email=`; whoever is shown stands in the address.
 */
export function AgentPage(): ReactElement {
  const [asked, setAsked] = useSearchParams();
  const text = (asked.get('find') ?? asked.get('email') ?? '').trim();
  const chosen = asked.get('member');
  const find = (wanted: string): void => setAsked(wanted === '' ? {} : { find: wanted });
  const choose = (id: string): void => setAsked({ find: text, member: id });
  return (
    <Page title="Help a member" lead={<Allowance />}>
      <Finder key={text} text={text} onFind={find} />
      {chosen !== null ? (
        <Chosen key={chosen} id={chosen} />
      ) : text === '' ? (
        <Paper withBorder p="md">
          <Empty icon="search" title="Who needs help?">
            Look somebody up by e-mail address, phone, order number, member id or name.
          </Empty>
        </Paper>
      ) : (
        <Found text={text} onChoose={choose} />
      )}
    </Page>
  );
}

function Finder(props: {
  readonly text: string;
  readonly onFind: (text: string) => void;
}): ReactElement {
  const [typed, setTyped] = useState(props.text);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    props.onFind(typed.trim());
  };
  return (
    <form onSubmit={submit} role="search">
      <Group align="flex-end" gap="sm">
        <TextInput
          label="Find a member"
          placeholder="E-mail, phone, order number, id or name"
          leftSection={<Icon name="search" size={16} />}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
          {...{ type: 'search', maxLength: 255, flex: '1 1 240px' }}
        />
        <Button type="submit">Find</Button>
      </Group>
    </form>
  );
}

/** What may be given today is said before it is asked for too much. */
function Allowance(): ReactElement | null {
  const { person } = useMe();
  const { data } = useRead(limitsCall, {}, { isWanted: person.role === 'agent' });
  return data === undefined ? null : <>{allowanceWords(data)}</>;
}

export function allowanceWords({ award_max: most, left_today: left }: OwnLimits): string {
  const count = (points: number): string =>
    `${points.toLocaleString()} ${points === 1 ? 'point' : 'points'}`;
  const once = most === null ? '' : `, at most ${count(most)} at once`;
  if (left !== null) {
    return left === 0
      ? 'You have given all the points that you may give today.'
      : `You may give ${count(left)} more today${once}.`;
  }
  return most === null ? '' : `You may give ${count(most)} at once.`;
}

function Found(props: {
  readonly text: string;
  readonly onChoose: (id: string) => void;
}): ReactElement {
  const { text, onChoose } = props;
  const found = useFound(text);
  const { points } = useFormats();
  return (
    <Answer of={found}>
      {(members) => {
        const [only] = members;
        if (only !== undefined && members.length === 1) return <Shown member={only} />;
        if (only === undefined) {
          return (
            <Paper withBorder p="md">
              <Empty icon="search" title={`Nobody was found for “${text}”`}>
                Check the spelling, or ask for another e-mail address or an order number.
              </Empty>
            </Paper>
          );
        }
        return (
          <Paper withBorder p="md">
            <DataTable
              label="Members found"
              rows={members}
              keyOf={({ id }) => id}
              columns={[
                {
                  head: 'Member',
                  cell: (member) => (
                    <div>
                      <Anchor
                        {...{ component: 'button', type: 'button', fw: 550 }}
                        onClick={() => onChoose(member.id)}
                      >
                        {nameOf(member)}
                      </Anchor>
                      <Text size="sm" c="dimmed">
                        {member.email_address || member.member_id}
                      </Text>
                    </div>
                  ),
                },
                { head: 'Tier', cell: ({ current_tier: tier }) => tier },
                {
                  head: 'To spend',
                  cell: (member) => points(member.available_points),
                  isNumber: true,
                },
                {
                  head: 'Status',
                  cell: ({ member_status: status }) => <MemberStatus status={status} />,
                },
              ]}
            />
          </Paper>
        );
      }}
    </Answer>
  );
}

function Chosen({ id }: { readonly id: string }): ReactElement {
  const found = useRead(memberCall, { path: { mid: id } });
  return (
    <Answer of={found} rows={8}>
      {(member) => <Card member={member} />}
    </Answer>
  );
}

/** What was found is read anew as one member, so that every award shows at once. */
function Shown({ member }: { readonly member: MemberData }): ReactElement {
  const { data = member } = useRead(memberCall, { path: { mid: member.id } });
  return <Card member={data.id === member.id ? data : member} />;
}

function Card({ member }: { readonly member: MemberData }): ReactElement {
  return (
    <Stack gap="lg">
      <MemberCard member={member} />
      <Timeline member={member} />
      <Group>
        <Anchor
          {...{ component: Link, to: `/members/${member.id}`, size: 'sm' }}
          {...(isFramed() ? { target: '_blank', reloadDocument: true } : {})}
        >
          Everything about {nameOf(member)}
        </Anchor>
      </Group>
    </Stack>
  );
}
