import { Alert, SimpleGrid, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Figure, Panel } from '../../ui/panel.tsx';
import { Answer } from '../../ui/states.tsx';
import { healthCall, helpDeskCall, type Health } from './calls.ts';
import { ZendeskActions } from './zendesk-actions.tsx';
import { ZendeskErrors } from './zendesk-errors.tsx';
import { ZendeskFields } from './zendesk-fields.tsx';

/** How members' points come to Zendesk: connection, queue, limits, errors, and what can be done. */
export function ZendeskPage(): ReactElement {
  const { id = '' } = useParams();
  const path = { id };
  const desk = useRead(helpDeskCall, { path });
  const health = useRead(healthCall, { path });
  return (
    <Page
      title={desk.data?.name ?? 'Zendesk'}
      lead="Members’ points as fields of your users at Zendesk."
      back={{ to: '/settings/help-desks', label: 'Help desks' }}
      actions={<ZendeskActions id={id} phase={health.data?.backfill.phase ?? ''} />}
    >
      <Answer of={health}>
        {(found) => (
          <>
            <Standing of={found} />
            <Work of={found} />
            <ZendeskErrors id={id} errors={found.errors} ambiguous={found.ambiguous} />
            <ZendeskFields fields={found.fields} checked={found.fields_checked_date} />
          </>
        )}
      </Answer>
    </Page>
  );
}

const STATES: Readonly<Record<string, readonly [title: string, words: string]>> = {
  needs_reconnect: [
    'Zendesk no longer lets us in',
    'Nothing is lost: members wait. Connect it again with new credentials.',
  ],
  not_connected: ['Not connected yet', 'Settings are lacking: '],
  paused: ['Paused', 'Members who change wait until you resume it.'],
};

function Standing({ of }: { readonly of: Health }): ReactElement {
  const { moment, number } = useFormats();
  const { acts_as: actsAs, auth, rate } = of;
  const [title, words] = STATES[of.state] ?? [];
  return (
    <>
      {title !== undefined && (
        <Alert
          color={of.state === 'paused' ? 'yellow' : 'red'}
          icon={<Icon name="alert" />}
          {...{ title }}
        >
          {words}
          {of.lacking.join(', ')} {of.problem}
        </Alert>
      )}
      {auth.sunset_date !== null && (
        <Alert color="yellow" icon={<Icon name="clock" />} title="API tokens come to an end">
          Zendesk ends them on {moment(auth.sunset_date)}. Move to an OAuth client before.
        </Alert>
      )}
      <Panel title="Connection">
        <Facts
          of={[
            ['Acts as', actsAs === null ? '' : `${actsAs.name} (${actsAs.role})`],
            ['Token is renewed before', moment(auth.token_ends_date)],
            [
              'Requests a minute',
              rate.limit === null
                ? ''
                : `${number(rate.limit)}, of which ${String(rate.share_percent)} % are ours`,
            ],
            ['Left when last seen', rate.remaining === null ? '' : number(rate.remaining)],
            ['Left alone until', moment(of.paused_until_date)],
          ]}
        />
        {actsAs === null && (
          <Text size="sm" c="dimmed">
            Nothing was asked of Zendesk yet. Check the connection to see who we are there.
          </Text>
        )}
      </Panel>
    </>
  );
}

function Work({ of }: { readonly of: Health }): ReactElement {
  const { counted, moment, number } = useFormats();
  const { queue, last_24_hours: day, backfill } = of;
  const waits =
    queue.oldest_date === null ? 'Nobody waits' : `Oldest: ${moment(queue.oldest_date)}`;
  const isRunning = backfill.ended_date === null && backfill.began_date !== null;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      <Figure label="Members who wait" value={number(queue.waiting)} note={waits} />
      <Figure
        label="Sent in 24 hours"
        value={number(day.sent)}
        note={`${counted(day.requests, 'request')}, ${number(day.unchanged)} were right already`}
      />
      <Figure
        label="Failed in 24 hours"
        value={number(day.failed)}
        note={`${counted(day.skipped, 'member')} left out: no user of their own`}
      />
      <Figure
        label={isRunning ? 'All members: under way' : 'All members'}
        value={number(backfill.members_marked)}
        note={
          backfill.began_date === null
            ? 'Never sent as a whole'
            : isRunning
              ? `${counted(backfill.users_read, 'user')} looked at, ${number(queue.waiting_in_backfill)} members wait`
              : `Done ${moment(backfill.ended_date)}`
        }
      />
    </SimpleGrid>
  );
}
