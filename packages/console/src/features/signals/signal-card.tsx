import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { actorText } from '../../ui/actor-text.ts';
import { MemberStatus } from '../../ui/badges.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Panel } from '../../ui/panel.tsx';
import type { Named, Signal } from './calls.ts';
import { KINDS } from './kinds.ts';

/** As many members as are named before the rest is asked for. */
const NAMED_MAX = 6;

/** What is to become of a signal. */
export type Doing = 'act' | 'dismiss' | 'reopen';

/** One signal: the sentence with its figures, what it may mean, who belongs to it, and the decision. */
export function SignalCard(props: {
  readonly of: Signal;
  readonly onDo: (doing: Doing) => void;
}): ReactElement {
  const { of, onDo } = props;
  const { moment, counted } = useFormats();
  const isOpen = of.state === 'open';
  return (
    <Panel title={`${of.text}.`} lead={KINDS[of.kind]?.label} actions={<Badges of={of} />}>
      <Stack gap="md">
        {isOpen && (
          <Text size="sm" maw={720}>
            {KINDS[of.kind]?.means}
          </Text>
        )}
        <Members of={of} />
        <Facts
          of={[
            ['First seen', moment(of.first_seen_date)],
            [
              'Last seen',
              of.times_seen > 1
                ? `${moment(of.last_seen_date)}, found ${counted(of.times_seen, 'time')}`
                : '',
            ],
            [
              of.state === 'dismissed' ? 'Dismissed by' : 'Acted on by',
              isOpen ? '' : `${actorText(of.settled_by)}, ${moment(of.settled_date)}`,
            ],
            ['Why', of.reason === null ? '' : `“${of.reason}”`],
          ]}
        />
        <Group gap="sm">
          {isOpen ? (
            <>
              <Button onClick={() => onDo('act')}>Act on it</Button>
              <Button variant="default" onClick={() => onDo('dismiss')}>
                Nothing is wrong
              </Button>
            </>
          ) : (
            <Button {...{ variant: 'default', size: 'xs' }} onClick={() => onDo('reopen')}>
              Reopen
            </Button>
          )}
        </Group>
      </Stack>
    </Panel>
  );
}

const STATES: Readonly<Record<string, readonly [label: string, color: string]>> = {
  dismissed: ['Dismissed', 'gray'],
  acted_on: ['Acted on', 'green'],
};

function Badges({ of }: { readonly of: Signal }): ReactElement {
  const [label, color] = STATES[of.state] ?? [];
  const isSevere = of.severity === 'severe';
  return (
    <Group gap="xs">
      <Badge variant="light" color={isSevere ? 'red' : 'yellow'}>
        {isSevere ? 'Severe' : 'Notable'}
      </Badge>
      {label !== undefined && (
        <Badge variant="light" color={color ?? 'gray'}>
          {label}
        </Badge>
      )}
    </Group>
  );
}

/** Those whom it names, each with a way to look at them. */
function Members({ of }: { readonly of: Signal }): ReactElement | null {
  const [isAll, setAll] = useState(false);
  const { members } = of;
  if (members.length === 0) return null;
  const shown = isAll ? members : members.slice(0, NAMED_MAX);
  const left = members.length - shown.length;
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed" component="h3" fw={400}>
        {members.length === 1 ? 'Member' : 'Members'}
      </Text>
      <Group gap="xs" component="ul" p={0} m={0}>
        {shown.map((each) => (
          <OneMember key={each.internal_member_id} of={each} />
        ))}
        {left > 0 && (
          <li style={{ listStyle: 'none' }}>
            <Button {...{ variant: 'subtle', size: 'compact-sm' }} onClick={() => setAll(true)}>
              {left} more
            </Button>
          </li>
        )}
      </Group>
    </Stack>
  );
}

function OneMember({ of }: { readonly of: Named }): ReactElement {
  return (
    <Group gap={6} component="li" style={{ listStyle: 'none' }} wrap="nowrap" maw="100%" mr="xs">
      <Anchor
        {...{ component: Link, to: `/members/${of.internal_member_id}`, size: 'sm' }}
        style={{ overflowWrap: 'anywhere' }}
      >
        {calledBy(of)}
      </Anchor>
      {of.member_status !== 'active' && <MemberStatus status={of.member_status} />}
    </Group>
  );
}

/** What somebody is called who may have been erased. */
export function calledBy({ name }: Named): string {
  return name === '' ? 'A member who was erased' : name;
}
