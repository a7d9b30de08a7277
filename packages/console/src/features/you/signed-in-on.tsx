import { Badge, Button, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { browserOf } from '../../ui/browser-name.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import type { Session } from './calls.ts';

/** Where somebody is signed in. */
export function SignedInOn(props: {
  readonly sessions: readonly Session[];
  readonly onEnd: (session: Session) => void;
}): ReactElement {
  const { moment } = useFormats();
  return (
    <DataTable
      label="Signed in on"
      rows={props.sessions}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Browser',
          cell: ({ user_agent: agent, address }) => (
            <div>
              <Text size="sm" fw={550}>
                {browserOf(agent)}
              </Text>
              <Text size="sm" c="dimmed">
                {address}
              </Text>
            </div>
          ),
        },
        { head: 'Since', cell: (session) => moment(session.created_date) },
        { head: 'Used last', cell: (session) => moment(session.last_used_date) },
        {
          head: 'More',
          cell: (session) =>
            session.current ? (
              <Badge variant="light" color="green">
                This one
              </Badge>
            ) : (
              <Button
                {...{ variant: 'subtle', size: 'compact-sm', color: 'red' }}
                onClick={() => props.onEnd(session)}
              >
                Sign out there
              </Button>
            ),
        },
      ]}
    />
  );
}
