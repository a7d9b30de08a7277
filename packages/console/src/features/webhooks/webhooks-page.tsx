import { Alert, Anchor, Button, Paper, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { alarmsCall, webhooksCall, type Webhook } from './calls.ts';
import { labelsOf } from '../../ui/event-words.ts';
import { Standing, Trouble } from './health.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { WebhookDialog, type Saved } from './webhook-dialog.tsx';

/** Who is told what happens, and how that goes. */
export function WebhooksPage(): ReactElement {
  const found = useRead(webhooksCall);
  const [isAdding, setAdding] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const add = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setAdding(true)}>
      Add a webhook
    </Button>
  );
  const close = (made: Saved | null): void => {
    setAdding(false);
    setSaved(made);
  };
  return (
    <Page
      title="Webhooks"
      lead="Your own systems are told what happens to members and their points, as it happens."
      actions={found.data?.webhooks.length === 0 ? undefined : add}
    >
      <OpenAlarms />
      <Paper withBorder p="md">
        <Answer of={found}>
          {({ webhooks }) =>
            webhooks.length === 0 ? (
              <Empty icon="send" title="Nobody is told yet">
                <Stack gap="md" align="center">
                  <span>
                    A webhook sends each event, such as points earned, to an address of yours. A
                    developer tells you which.
                  </span>
                  {add}
                </Stack>
              </Empty>
            ) : (
              <Rows of={webhooks} />
            )
          }
        </Answer>
      </Paper>
      {isAdding && <WebhookDialog of={null} onClose={close} />}
      {saved?.secret != null && (
        <SecretDialog name={saved.name} secret={saved.secret} onClose={() => setSaved(null)} />
      )}
    </Page>
  );
}

function Rows({ of }: { readonly of: readonly Webhook[] }): ReactElement {
  const { moment, number } = useFormats();
  return (
    <DataTable
      label="Webhooks"
      rows={of}
      keyOf={({ id }) => id}
      columns={[
        { head: 'Webhook', cell: (each) => <Name of={each} /> },
        {
          head: 'State',
          cell: (each) => (
            <div>
              <Standing of={each} />
              <Trouble of={each} />
            </div>
          ),
        },
        { head: 'Told of', cell: ({ events }) => <Text size="sm">{labelsOf(events)}</Text> },
        { head: 'Last taken', cell: ({ health }) => moment(health.last_success_date) },
        { head: 'Waiting', isNumber: true, cell: ({ health }) => number(health.waiting) },
      ]}
    />
  );
}

function Name({ of: { id, name, url } }: { readonly of: Webhook }): ReactElement {
  return (
    <div>
      <Anchor component={Link} to={`/settings/webhooks/${id}`} fw={550}>
        {name}
      </Anchor>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {url}
      </Text>
    </div>
  );
}

/** What is wrong now with one of them; nothing while all is well. */
function OpenAlarms(): ReactElement | null {
  const { data } = useRead(alarmsCall, { query: { days: 0 } });
  const open = data?.alarms.filter((each) => each.webhook_id !== '' && each.ended_date === null);
  if (open === undefined || open.length === 0) return null;
  return (
    <Alert color="red" title="Somebody should look at this" icon={<Icon name="alert" />}>
      <Stack gap={4}>
        {open.map((each) => (
          <Text size="sm" key={each.id}>
            <Anchor component={Link} to={`/settings/webhooks/${each.webhook_id}`} size="sm">
              {each.webhook_name === '' ? 'E-mail' : each.webhook_name}
            </Anchor>
            : {each.text}
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}
