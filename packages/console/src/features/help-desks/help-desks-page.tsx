import { Anchor, Badge, Button, Code, Paper, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { useRead, useWrite } from '../../api/hooks.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { sayDone } from '../../ui/say.ts';
import { Answer, Empty } from '../../ui/states.tsx';
import { helpDesksCall, updateCall, type HelpDesk } from './calls.ts';

/** Where agents see members and do something for them. */
export function HelpDesksPage(): ReactElement {
  const found = useRead(helpDesksCall);
  const [changing, setChanging] = useState<HelpDesk | null>(null);
  return (
    <Page title="Help desks" lead="Where your agents see points, and give or redeem them.">
      <Paper withBorder p="md">
        <Answer of={found}>
          {({ help_desks: desks }) =>
            desks.length === 0 ? <NoDesks /> : <Rows desks={desks} onSwitch={setChanging} />
          }
        </Answer>
      </Paper>
      {changing !== null && <SwitchDialog desk={changing} onClose={() => setChanging(null)} />}
    </Page>
  );
}

function NoDesks(): ReactElement {
  return (
    <Empty icon="headset" title="No help desk is connected">
      Whoever runs this server connects Zendesk with <Code>fealty zendesk connect</Code> and Gladly
      with <Code>fealty help-desk create gladly</Code>; a developer does it through the API.
    </Empty>
  );
}

function Rows(props: {
  readonly desks: readonly HelpDesk[];
  readonly onSwitch: (desk: HelpDesk) => void;
}): ReactElement {
  return (
    <DataTable
      label="Help desks"
      rows={props.desks}
      keyOf={({ id }) => id}
      columns={[
        { head: 'Help desk', cell: (desk) => <Name of={desk} /> },
        { head: 'State', cell: ({ status }) => <Status isPaused={status === 'paused'} /> },
        { head: 'Agents may', cell: ({ actions }) => (actions ? 'Award and redeem' : 'Look') },
        {
          head: 'Change',
          cell: (desk) => (
            <Button variant="default" size="xs" onClick={() => props.onSwitch(desk)}>
              {desk.status === 'paused' ? 'Resume' : 'Pause'}
            </Button>
          ),
        },
      ]}
    />
  );
}

const KINDS: Readonly<Record<string, string>> = { zendesk: 'Zendesk', gladly: 'Gladly' };

function Name({ of: { id, kind, name } }: { readonly of: HelpDesk }): ReactElement {
  return (
    <div>
      {kind === 'zendesk' ? (
        <Anchor component={Link} to={`/settings/help-desks/${id}/zendesk`} fw={550}>
          {name}
        </Anchor>
      ) : (
        <Text fw={550}>{name}</Text>
      )}
      <Text size="sm" c="dimmed">
        {KINDS[kind] ?? kind}
      </Text>
    </div>
  );
}

function Status({ isPaused }: { readonly isPaused: boolean }): ReactElement {
  return (
    <Badge variant="light" color={isPaused ? 'yellow' : 'green'}>
      {isPaused ? 'Paused' : 'Connected'}
    </Badge>
  );
}

function SwitchDialog(props: {
  readonly desk: HelpDesk;
  readonly onClose: () => void;
}): ReactElement {
  const { desk, onClose } = props;
  const { id, name, kind } = desk;
  const isPaused = desk.status === 'paused';
  const update = useWrite(updateCall);
  const change = async (): Promise<void> => {
    const body = { status: isPaused ? 'active' : 'paused' };
    await update.mutateAsync({ sent: { path: { id }, body } });
    sayDone(isPaused ? `${name} is answered again` : `${name} is paused`);
    onClose();
  };
  const what = kind === 'zendesk' ? ' Members who change are sent once it goes on.' : '';
  return (
    <ConfirmDialog
      title={isPaused ? `Resume ${name}` : `Pause ${name}`}
      confirm={isPaused ? 'Resume' : 'Pause'}
      {...{ danger: !isPaused, onConfirm: change, onClose }}
    >
      {isPaused
        ? 'Agents see points again, and what they do is done.'
        : `Agents see no points, and nothing that they do is done, until you resume it.${what}`}
    </ConfirmDialog>
  );
}
