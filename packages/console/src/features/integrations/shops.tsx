import { Anchor, Badge, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { eventsCall, type Shop } from './calls.ts';
import { eventText, shopName } from './shop-words.ts';

/** Shops that are joined, with what each told last. */
export function Shops({ of }: { readonly of: readonly Shop[] }): ReactElement {
  return (
    <DataTable
      label="Shops"
      rows={of}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Shop',
          cell: ({ id, integration_type: type }) => (
            <Anchor component={Link} to={`/settings/integrations/${id}`} fw={550}>
              {shopName(type)}
            </Anchor>
          ),
        },
        {
          head: 'State',
          cell: ({ status }) => (
            <Badge variant="light" color={status === 'active' ? 'green' : 'gray'}>
              {status === 'active' ? 'Joined' : 'Switched off'}
            </Badge>
          ),
        },
        { head: 'Told last', cell: ({ id }) => <Last id={id} /> },
        { head: 'Last trouble', cell: ({ id }) => <Last id={id} outcomes={['refused', 'busy']} /> },
      ]}
    />
  );
}

/** The newest event of a shop, or of those that came to nothing. */
function Last(props: { readonly id: string; readonly outcomes?: readonly string[] }): ReactElement {
  const { moment } = useFormats();
  const { data } = useRead(eventsCall, {
    path: { id: props.id },
    query: { count: 1, outcome: props.outcomes },
  });
  const event = data?.events[0];
  if (event === undefined) return <>{data === undefined ? '' : 'Nothing'}</>;
  return (
    <div>
      <Text size="sm">{moment(event.received_date)}</Text>
      <Text size="sm" c="dimmed">
        {event.reason ?? eventText(event.activity_id)}
      </Text>
    </div>
  );
}
