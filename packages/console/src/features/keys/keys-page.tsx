import { Badge, Button, Group, Paper, Switch, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useMe } from '../../api/me.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { calendarDay, useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { keysCall, type ListedKey, type MadeKey } from './calls.ts';
import { KeyDialog, MakeDialog, RevokeDialog, RotateDialog } from './key-dialogs.tsx';
import { scopeLabel } from './scopes.ts';

type Opened =
  | { readonly what: 'make' }
  | { readonly what: 'rotate' | 'revoke'; readonly key: ListedKey }
  | { readonly what: 'made'; readonly made: MadeKey; readonly note: string };

/** What shops, scripts and plugins sign their requests with. */
export function KeysPage(): ReactElement {
  const { merchant } = useMe();
  const found = useRead(keysCall);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [showsEnded, setShowsEnded] = useState(false);
  const close = (): void => setOpened(null);
  const show = (made: MadeKey, note: string): void => setOpened({ what: 'made', made, note });
  return (
    <Page
      title="API keys"
      lead={`What your shop, plugins and scripts send with the partner id ${merchant.partner_id}.`}
      actions={
        <Button
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => setOpened({ what: 'make' })}
        >
          Make a key
        </Button>
      }
    >
      <Paper withBorder p="md">
        <Answer of={found}>
          {({ keys }) => (
            <List
              {...{ keys, showsEnded, onShowEnded: setShowsEnded }}
              onDo={(what, key) => setOpened({ what, key })}
            />
          )}
        </Answer>
      </Paper>
      {opened?.what === 'make' && <MakeDialog onClose={close} onMade={show} />}
      {opened?.what === 'rotate' && (
        <RotateDialog listed={opened.key} onClose={close} onMade={show} />
      )}
      {opened?.what === 'revoke' && <RevokeDialog listed={opened.key} onClose={close} />}
      {opened?.what === 'made' && <KeyDialog {...opened} onClose={close} />}
    </Page>
  );
}

function List(props: {
  readonly keys: readonly ListedKey[];
  readonly showsEnded: boolean;
  readonly onShowEnded: (shows: boolean) => void;
  readonly onDo: (what: 'rotate' | 'revoke', key: ListedKey) => void;
}): ReactElement {
  const { keys, showsEnded, onShowEnded, onDo } = props;
  const { moment } = useFormats();
  const ended = keys.filter(({ state }) => state === 'ended').length;
  const shown = keys.filter(({ state }) => showsEnded || state !== 'ended').reverse();
  return (
    <>
      {ended > 0 && (
        <Switch
          label={`Show the ${String(ended)} that ended`}
          checked={showsEnded}
          onChange={({ currentTarget: { checked } }) => onShowEnded(checked)}
          mb="sm"
        />
      )}
      {shown.length === 0 ? (
        <Empty icon="key" title="No key works">
          Make one, and put it into the settings of your shop’s plugin.
        </Empty>
      ) : (
        <DataTable
          label="API keys"
          rows={shown}
          keyOf={({ identifier }) => identifier}
          columns={[
            {
              head: 'Key',
              cell: ({ identifier, last_four: lastFour }) => (
                <div>
                  <Text fw={550}>{identifier}</Text>
                  <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                    ends with {lastFour}
                  </Text>
                </div>
              ),
            },
            { head: 'May', cell: ({ scope }) => <Text size="sm">{scopeLabel(scope)}</Text> },
            { head: 'State', cell: (key) => <State of={key} /> },
            { head: 'Made', cell: (key) => <Text size="sm">{moment(key.created_date)}</Text> },
            {
              head: 'Used last',
              cell: ({ last_used_date: last }) => (
                <Text size="sm">{last === null ? 'Never' : calendarDay(last)}</Text>
              ),
            },
            { head: 'More', cell: (key) => <Deeds {...{ of: key, onDo }} /> },
          ]}
        />
      )}
    </>
  );
}

function Deeds(props: {
  readonly of: ListedKey;
  readonly onDo: (what: 'rotate' | 'revoke', key: ListedKey) => void;
}): ReactElement | null {
  const { of, onDo } = props;
  if (of.state === 'ended') return null;
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {of.state === 'live' && (
        <Button
          {...{ variant: 'subtle', size: 'compact-sm' }}
          aria-label={`Rotate ${of.identifier}`}
          onClick={() => onDo('rotate', of)}
        >
          Rotate
        </Button>
      )}
      <Button
        {...{ variant: 'subtle', size: 'compact-sm', color: 'red' }}
        aria-label={`Revoke ${of.identifier}`}
        onClick={() => onDo('revoke', of)}
      >
        Revoke
      </Button>
    </Group>
  );
}

function State({ of }: { readonly of: ListedKey }): ReactElement {
  const { moment } = useFormats();
  if (of.state === 'live') {
    return (
      <Badge variant="light" color="green">
        Works
      </Badge>
    );
  }
  const isEnding = of.state === 'ending';
  return (
    <div>
      <Badge variant="light" color={isEnding ? 'yellow' : 'gray'}>
        {isEnding ? 'Is being replaced' : 'Ended'}
      </Badge>
      <Text size="sm" c="dimmed">
        {isEnding ? 'works until ' : ''}
        {moment(of.ends_date)}
      </Text>
    </div>
  );
}
