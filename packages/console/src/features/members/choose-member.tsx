import { Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useDelayed } from '../../api/use-delayed.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { nameOf } from '../../ui/member-name.ts';
import { Answer } from '../../ui/states.tsx';
import { membersCall } from './calls.ts';

const TYPING_MS = 250;
const SHOWN = 6;

/** Somebody else by name, address, id or telephone. */
export function ChooseMember(props: {
  /** Not this one. */
  readonly but: string;
  readonly onChoose: (member: MemberData) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const { but, onChoose, onCancel } = props;
  const [typed, setTyped] = useState('');
  const search = useDelayed(typed.trim(), TYPING_MS);
  const found = useRead(
    membersCall,
    { query: { search, count: SHOWN + 1 } },
    { isWanted: search !== '' },
  );
  return (
    <Stack gap="md">
      <TextInput
        label="The other member"
        description="The beginning of a name, e-mail address, id or telephone."
        leftSection={<Icon name="search" size={16} />}
        {...{ value: typed, type: 'search', maxLength: 255, 'data-autofocus': true }}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {search !== '' && (
        <Answer of={found} rows={3}>
          {({ members }) => {
            const others = members.filter(({ id }) => id !== but).slice(0, SHOWN);
            return others.length === 0 ? (
              <Text size="sm" c="dimmed">
                Nobody else begins so.
              </Text>
            ) : (
              <Stack gap="xs" component="ul" p={0} m={0} aria-label="Members found">
                {others.map((one) => (
                  <Found key={one.id} member={one} onChoose={() => onChoose(one)} />
                ))}
              </Stack>
            );
          }}
        </Answer>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}

function Found(props: {
  readonly member: MemberData;
  readonly onChoose: () => void;
}): ReactElement {
  const { member, onChoose } = props;
  const { points } = useFormats();
  return (
    <Paper
      {...{ component: 'li', withBorder: true, px: 'sm', py: 'xs' }}
      style={{ listStyle: 'none' }}
    >
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 160px', minWidth: 0 }}>
          <Text size="sm" fw={550}>
            {nameOf(member)}
          </Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {member.email_address || member.member_id}, {points(member.available_points)}
          </Text>
        </div>
        <Button
          {...{ size: 'xs', variant: 'default' }}
          aria-label={`Choose ${nameOf(member)}`}
          onClick={onChoose}
        >
          Choose
        </Button>
      </Group>
    </Paper>
  );
}
