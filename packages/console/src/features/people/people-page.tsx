import { Badge, Button, Group, Menu, Paper, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useMe } from '../../api/me.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Answer } from '../../ui/states.tsx';
import { peopleCall, type ListedPerson, type MadeLink } from './calls.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { Rules } from './rules.tsx';
import { SessionsDialog } from './sessions-dialog.tsx';
import { DisableDialog, FactorDialog, RemoveDialog, ResetDialog } from './sure-dialogs.tsx';

type Doing = 'change' | 'reset' | 'sessions' | 'factor' | 'disable' | 'remove';
type Opened =
  | { readonly what: 'invite' }
  | { readonly what: Doing; readonly person: ListedPerson }
  | { readonly what: 'link'; readonly link: MadeLink };

/** Who works for the store, and what they may do. */
export function PeoplePage(): ReactElement {
  const found = useRead(peopleCall);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = (): void => setOpened(null);
  const showLink = (link: MadeLink): void => setOpened({ what: 'link', link });
  return (
    <Page
      title="People"
      lead="Who works with you here, and what each may do."
      actions={
        <Button
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => setOpened({ what: 'invite' })}
        >
          Invite somebody
        </Button>
      }
    >
      <Paper withBorder p="md">
        <Answer of={found}>
          {({ people }) => (
            <Rows people={people} onDo={(what, person) => setOpened({ what, person })} />
          )}
        </Answer>
      </Paper>
      <Rules />
      {opened?.what === 'invite' && <InviteDialog onClose={close} onLink={showLink} />}
      {opened?.what === 'link' && <LinkDialog link={opened.link} onClose={close} />}
      {opened?.what === 'change' && <ChangeDialog person={opened.person} onClose={close} />}
      {opened?.what === 'reset' && (
        <ResetDialog {...{ person: opened.person, onClose: close, onLink: showLink }} />
      )}
      {opened?.what === 'sessions' && <SessionsDialog person={opened.person} onClose={close} />}
      {opened?.what === 'factor' && <FactorDialog person={opened.person} onClose={close} />}
      {opened?.what === 'disable' && <DisableDialog person={opened.person} onClose={close} />}
      {opened?.what === 'remove' && <RemoveDialog person={opened.person} onClose={close} />}
    </Page>
  );
}

function Rows(props: {
  readonly people: readonly ListedPerson[];
  readonly onDo: (what: Doing, person: ListedPerson) => void;
}): ReactElement {
  const { moment } = useFormats();
  const me = useMe();
  return (
    <DataTable
      label="People"
      rows={props.people}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Person',
          cell: ({ id, name, email }) => (
            <div>
              <Text fw={550}>
                {name}
                {id === me.person.id && ' (you)'}
              </Text>
              <Text size="sm" c="dimmed">
                {email}
              </Text>
            </div>
          ),
        },
        { head: 'Role', cell: ({ role }) => <Text tt="capitalize">{role}</Text> },
        { head: 'State', cell: (person) => <State of={person} /> },
        { head: 'Signed in last', cell: (person) => moment(person.last_sign_in_date) },
        {
          head: 'More',
          cell: (person) => <More person={person} onDo={(what) => props.onDo(what, person)} />,
        },
      ]}
    />
  );
}

function State({ of }: { readonly of: ListedPerson }): ReactElement {
  const [label, color] = of.disabled
    ? ['Kept out', 'red']
    : of.has_password
      ? ['May sign in', 'green']
      : ['Invited', 'yellow'];
  return (
    <Group gap={6} justify="inherit">
      <Badge variant="light" color={color}>
        {label}
      </Badge>
      {of.second_factor && (
        <Badge variant="default" tt="none">
          Second factor
        </Badge>
      )}
      {of.failed_tries > 0 && (
        <Text size="sm" c="dimmed">
          {of.failed_tries} wrong passwords
        </Text>
      )}
    </Group>
  );
}

function More(props: {
  readonly person: ListedPerson;
  readonly onDo: (what: Doing) => void;
}): ReactElement {
  const { person, onDo } = props;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" aria-label={`More for ${person.name}`}>
          <Icon name="more" size={18} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onDo('change')}>Change name or role</Menu.Item>
        <Menu.Item onClick={() => onDo('reset')}>Link to set a password</Menu.Item>
        <Menu.Item onClick={() => onDo('sessions')}>Where signed in</Menu.Item>
        {person.second_factor && (
          <Menu.Item onClick={() => onDo('factor')}>Take the second factor away</Menu.Item>
        )}
        <Menu.Item onClick={() => onDo('disable')}>
          {person.disabled ? 'Let in again' : 'Keep out'}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => onDo('remove')}>Take off the list</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
