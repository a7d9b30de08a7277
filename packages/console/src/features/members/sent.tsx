import { Badge, Button, Group, Text } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { labelOf } from '../../ui/event-words.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { deliveriesCall, type Delivery } from './calls.ts';

const EVENTS = 20;

/** What was told of the member's events, to himself by mail and to webhooks. */
export function Sent({ member }: { readonly member: MemberData }): ReactElement {
  const [places, setPlaces] = useState<readonly string[]>([]);
  const cursor = places.at(-1) ?? '';
  const found = useRead(deliveriesCall, {
    path: { mid: member.id },
    query: { count: EVENTS, cursor },
  });
  return (
    <Panel
      title="E-mails and webhooks"
      lead="What was told of this member, the newest first. How it ended is kept for 30 days."
    >
      <Answer of={found} rows={5}>
        {({ deliveries, next_cursor: next }) => (
          <>
            {deliveries.length === 0 ? (
              <Empty icon="mail" title={next === null ? 'Nothing was sent' : 'Nothing here'}>
                {next === null
                  ? 'E-mails to the member and calls to your webhooks will stand here.'
                  : 'Of these events nobody was told. Go on to older ones.'}
              </Empty>
            ) : (
              <Rows of={deliveries} />
            )}
            {(places.length > 0 || next !== null) && (
              <Group justify="flex-end" gap="xs" component="nav" aria-label="Pages of the list">
                <Button
                  {...{ variant: 'default', size: 'xs', disabled: places.length === 0 }}
                  leftSection={<Icon name="back" size={14} />}
                  onClick={() => setPlaces(places.slice(0, -1))}
                >
                  Newer
                </Button>
                <Button
                  {...{ variant: 'default', size: 'xs', disabled: next === null }}
                  rightSection={<Icon name="next" size={14} />}
                  onClick={() => next !== null && setPlaces([...places, next])}
                >
                  Older
                </Button>
              </Group>
            )}
          </>
        )}
      </Answer>
    </Panel>
  );
}

const OUTCOMES: Readonly<Record<string, readonly [label: string, color: string]>> = {
  delivered: ['Delivered', 'green'],
  given_up: ['Given up', 'red'],
  dropped: ['Not sent', 'gray'],
  waiting: ['Waits', 'yellow'],
  retrying: ['Is tried again', 'orange'],
};

function Rows({ of }: { readonly of: readonly Delivery[] }): ReactElement {
  const { moment } = useFormats();
  return (
    <DataTable
      label="E-mails and webhooks"
      rows={of}
      keyOf={({ event_id, channel, name }) => `${event_id} ${channel} ${name}`}
      columns={[
        {
          head: 'About',
          cell: ({ event, event_date: at }) => (
            <div>
              <Text size="sm" fw={550}>
                {labelOf(event)}
              </Text>
              <Text size="sm" c="dimmed">
                {moment(at)}
              </Text>
            </div>
          ),
        },
        {
          head: 'To',
          cell: ({ channel, name }) => (
            <Text size="sm">
              {channel === 'mail' ? 'The member, by e-mail' : `Webhook ${name}`}
            </Text>
          ),
        },
        { head: 'Came to', cell: (delivery) => <Outcome of={delivery} /> },
        {
          head: 'When',
          cell: ({ ended_date: ended, due_date: due }) => (
            <Text size="sm">{ended === null ? `Next try ${moment(due)}` : moment(ended)}</Text>
          ),
        },
      ]}
    />
  );
}

function Outcome({ of }: { readonly of: Delivery }): ReactElement {
  const [label, color] = OUTCOMES[of.outcome] ?? [of.outcome, 'gray'];
  const isUnsent = of.outcome === 'dropped' && of.failure === null;
  return (
    <div>
      <Badge variant="light" color={color}>
        {label}
      </Badge>
      {(of.failure !== null || isUnsent) && (
        <Text size="sm" c="dimmed">
          {of.failure ?? 'Nothing to tell, or it was not wanted'}
        </Text>
      )}
    </div>
  );
}
