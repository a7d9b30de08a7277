import { Anchor, Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useAsked } from '../../ui/asked.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Panel } from '../../ui/panel.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { AttemptDialog } from './attempt-dialog.tsx';
import { attemptsCall, type Attempt, type Webhook } from './calls.ts';
import { Outcome } from './outcome.tsx';

const PAGE = 20;
const TYPING_MS = 400;

const OUTCOMES = [
  { value: '', label: 'Any' },
  { value: 'delivered', label: 'Taken' },
  { value: 'failed', label: 'Failed' },
  { value: 'gone', label: 'Wanted no more' },
];

/** What was sent in the last 30 days, and what came back, the newest first. */
export function Attempts(props: {
  readonly of: Webhook;
  readonly onReplay: () => void;
}): ReactElement {
  const { id } = props.of;
  const asked = useAsked();
  const [outcome, member, cursor] = [asked.of('outcome'), asked.of('member'), asked.of('behind')];
  const found = useRead(attemptsCall, {
    path: { id },
    query: {
      count: PAGE,
      outcome: outcome === '' ? undefined : [outcome],
      member_id: member,
      cursor,
    },
  });
  const opened = asked.of('attempt');
  return (
    <Panel
      title="What was sent"
      lead="Of the last 30 days, the newest first."
      actions={
        <Button variant="default" size="xs" onClick={props.onReplay}>
          Tell events again
        </Button>
      }
    >
      <Filters {...{ outcome, member }} change={(to) => asked.change({ ...to, behind: '' })} />
      <Answer of={found} rows={5}>
        {({ attempts, more, next_cursor: next }) => (
          <>
            {attempts.length === 0 ? (
              <Empty icon="send" title={more ? 'None among the newest' : 'Nothing was sent'}>
                {outcome === '' && member === ''
                  ? 'What is sent to this address will stand here.'
                  : 'Nothing fits what you look for.'}
              </Empty>
            ) : (
              <Rows of={attempts} onOpen={(attempt) => asked.change({ attempt, behind: cursor })} />
            )}
            <Group justify="flex-end" gap="xs">
              {cursor !== '' && (
                <Button variant="default" size="xs" onClick={() => asked.change({ behind: '' })}>
                  Back to the newest
                </Button>
              )}
              {more && next !== null && (
                <Button variant="default" size="xs" onClick={() => asked.change({ behind: next })}>
                  Older ones
                </Button>
              )}
            </Group>
          </>
        )}
      </Answer>
      {opened !== '' && (
        <AttemptDialog
          {...{ webhook: props.of, id: opened }}
          onClose={() => asked.change({ attempt: '' })}
        />
      )}
    </Panel>
  );
}

function Filters(props: {
  readonly outcome: string;
  readonly member: string;
  readonly change: (to: Readonly<Record<string, string>>) => void;
}): ReactElement {
  const { outcome, change } = props;
  const [member, setMember] = useState(props.member);
  const lookFor = useDebouncedCallback(
    (text: string) => change({ member: text.trim() }),
    TYPING_MS,
  );
  return (
    <Group align="flex-end" gap="sm" role="search">
      <NativeSelect
        {...{ label: 'Came to', data: OUTCOMES, value: outcome }}
        onChange={({ currentTarget }) => change({ outcome: currentTarget.value })}
      />
      <TextInput
        {...{ label: 'Of the member', placeholder: 'E-mail or id', value: member }}
        style={{ flex: '1 1 200px', maxWidth: 320 }}
        onChange={({ currentTarget }) => {
          setMember(currentTarget.value);
          lookFor(currentTarget.value);
        }}
      />
    </Group>
  );
}

function Rows(props: {
  readonly of: readonly Attempt[];
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { moment, number, counted } = useFormats();
  return (
    <DataTable
      label="Requests"
      rows={props.of}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Sent',
          cell: ({ id, started_date: at }) => (
            <Anchor component="button" type="button" size="sm" onClick={() => props.onOpen(id)}>
              {moment(at)}
            </Anchor>
          ),
        },
        { head: 'Came to', cell: (row) => <Outcome of={row} /> },
        {
          head: 'Why',
          cell: ({ cause, number: nth, event_ids: ids }) => (
            <Text size="sm">
              {CAUSES[cause] ?? cause}
              {ids.length > 1 && `, ${counted(ids.length, 'event')}`}
              {nth > 1 && `, try ${String(nth)}`}
            </Text>
          ),
        },
        { head: 'Answered', cell: answerOf },
        { head: 'Took', isNumber: true, cell: ({ took_ms: took }) => `${number(took)} ms` },
      ]}
    />
  );
}

const CAUSES: Readonly<Record<string, string>> = {
  event: 'It happened',
  replay: 'Told again',
  test: 'A test',
};

function answerOf({ status, failure }: Attempt): string {
  if (failure !== null) return failure;
  return status === null ? 'Nothing' : String(status);
}
