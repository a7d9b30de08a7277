import { Alert, Button, Group, Menu, SimpleGrid, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useAsked } from '../../ui/asked.ts';
import { Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Figure, Panel } from '../../ui/panel.tsx';
import { Answer } from '../../ui/states.tsx';
import { Attempts } from './attempts.tsx';
import { webhookCall, type Webhook } from './calls.ts';
import { labelsOf } from '../../ui/event-words.ts';
import { Standing, Trouble } from './health.tsx';
import { ReplayDialog } from './replay-dialog.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { RemoveDialog, SwitchDialog, type Switch } from './switch-dialog.tsx';
import { TestDialog } from './test-dialog.tsx';
import { WaitingEvents } from './waiting-events.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';

const BACK = { to: '/settings/webhooks', label: 'Webhooks' };

/** One webhook: how it does, what was sent and answered, what waits, and what can be done. */
export function WebhookPage(): ReactElement {
  const { id = '' } = useParams();
  const found = useRead(webhookCall, { path: { id } });
  if (found.data !== undefined) return <Known of={found.data} />;
  return (
    <Page title="Webhook" back={BACK}>
      <Answer of={found} rows={8}>
        {() => null}
      </Answer>
    </Page>
  );
}

type Doing = 'test' | 'change' | 'replay' | 'rotate' | 'remove' | Switch;

function Known({ of }: { readonly of: Webhook }): ReactElement {
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = (): void => setDoing(null);
  return (
    <Page
      title={of.name}
      back={BACK}
      lead={<span style={{ overflowWrap: 'anywhere' }}>{of.url}</span>}
      actions={<Actions of={of} onDo={setDoing} />}
    >
      <State of={of} onDo={setDoing} />
      <Figures of={of} />
      <WaitingEvents of={of} />
      <Attempts of={of} onReplay={() => setDoing('replay')} />
      <Panel title="Settings">
        <Facts of={settingsOf(of)} />
      </Panel>
      {doing !== null && <Dialog {...{ of, doing, onClose: close }} />}
    </Page>
  );
}

function settingsOf(of: Webhook): readonly (readonly [string, string])[] {
  return [
    ['Told when', labelsOf(of.events, of.events.length)],
    ['Written for', of.format === 'v1' ? 'Version 1 of the API' : 'Version 2 of the API'],
    ['Order', of.in_order ? 'A member’s events one after the other' : 'As they come'],
    ['When it fails', of.keep_retrying ? 'Tried for up to seven days' : 'Soon given up'],
    ['At most', of.max_per_second === 0 ? '' : `${String(of.max_per_second)} events a second`],
    ['In one request', of.batch_size === 1 ? '' : `Up to ${String(of.batch_size)} events`],
  ];
}

function Actions(props: {
  readonly of: Webhook;
  readonly onDo: (doing: Doing) => void;
}): ReactElement {
  const { of, onDo } = props;
  return (
    <>
      <Button leftSection={<Icon name="send" size={16} />} onClick={() => onDo('test')}>
        Send a test
      </Button>
      <Button variant="default" onClick={() => onDo('change')}>
        Change
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" aria-label={`More for ${of.name}`} px="sm">
            <Icon name="more" size={18} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onDo('replay')}>Tell events again</Menu.Item>
          <Menu.Item onClick={() => onDo('rotate')}>Make a new secret</Menu.Item>
          <Menu.Divider />
          {of.status !== 'active' && (
            <Menu.Item onClick={() => onDo('active')}>
              {of.status === 'paused' ? 'Resume' : 'Turn on'}
            </Menu.Item>
          )}
          {of.status === 'active' && <Menu.Item onClick={() => onDo('paused')}>Pause</Menu.Item>}
          {of.status !== 'inactive' && (
            <Menu.Item onClick={() => onDo('inactive')}>Turn off</Menu.Item>
          )}
          <Menu.Item onClick={() => onDo('remove')}>Remove</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function Dialog(props: {
  readonly of: Webhook;
  readonly doing: Doing;
  readonly onClose: () => void;
}): ReactElement {
  const { of, doing, onClose } = props;
  const go = useNavigate();
  const { change } = useAsked();
  const [secret, setSecret] = useState<string | null>(null);
  const open = (attempt: string): void => {
    change({ attempt });
    onClose();
  };
  if (secret !== null) return <SecretDialog {...{ name: of.name, secret, onClose }} />;
  switch (doing) {
    case 'test':
      return <TestDialog {...{ of, onClose, onOpen: open }} />;
    case 'change':
      return <WebhookDialog of={of} onClose={onClose} />;
    case 'replay':
      return <ReplayDialog of={of} onClose={onClose} />;
    case 'rotate':
      return <RotateDialog of={of} onClose={onClose} onMade={setSecret} />;
    case 'remove':
      return <RemoveDialog of={of} onClose={onClose} onGone={() => void go(BACK.to)} />;
    case 'active':
    case 'paused':
    case 'inactive':
      return <SwitchDialog of={of} to={doing} onClose={onClose} />;
  }
}

/** How it stands, and the way on where it stands still. */
function State(props: {
  readonly of: Webhook;
  readonly onDo: (doing: Doing) => void;
}): ReactElement {
  const { of, onDo } = props;
  const { moment } = useFormats();
  const isStill = of.status !== 'active';
  if (isStill) {
    return (
      <Alert
        color="yellow"
        title={of.status === 'paused' ? 'Paused' : 'Turned off'}
        icon={<Icon name="alert" />}
      >
        <Group justify="space-between" gap="sm">
          <div>
            <Text size="sm">
              {of.status === 'paused'
                ? 'What happens is kept, and is sent once you resume it.'
                : 'What happens meanwhile is not kept for it.'}
            </Text>
            <Trouble of={of} />
          </div>
          <Button size="xs" variant="default" onClick={() => onDo('active')}>
            {of.status === 'paused' ? 'Resume' : 'Turn on'}
          </Button>
        </Group>
      </Alert>
    );
  }
  return (
    <Group gap="sm">
      <Standing of={of} />
      <Trouble of={of} />
      {of.secret_overlap_ends !== null && (
        <Text size="sm" c="dimmed">
          Signed with two secrets until {moment(of.secret_overlap_ends)}.
        </Text>
      )}
    </Group>
  );
}

function Figures({ of: { health } }: { readonly of: Webhook }): ReactElement {
  const { number, moment } = useFormats();
  const { totals } = health;
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }}>
      <Figure
        label="Waiting"
        value={number(health.waiting)}
        note={
          health.oldest_waiting_since === null
            ? 'Nothing waits'
            : `Oldest: ${moment(health.oldest_waiting_since)}`
        }
      />
      <Figure
        label="Taken"
        value={number(totals.delivered)}
        note={
          health.last_success_date === null
            ? 'None so far'
            : `Last: ${moment(health.last_success_date)}`
        }
      />
      <Figure
        label="Given up"
        value={number(totals.given_up)}
        note={totals.given_up === 0 ? 'None was lost' : 'Can be told again'}
      />
    </SimpleGrid>
  );
}
