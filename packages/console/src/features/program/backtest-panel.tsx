import { Alert, Button, Group, Progress, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { sentenceOf } from '../../api/failure.ts';
import { useMay } from '../../api/me.ts';
import { newKey, send } from '../../api/send.ts';
import { writeTime } from '../../api/times.ts';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Answer } from '../../ui/states.tsx';
import { BacktestReport } from './backtest-report.tsx';
import { backtestCall, cancelBacktestCall, createBacktestCall, type Backtest } from './calls.ts';

const POLL_MS = 700;
const MONTHS_BACK = 3;
const FIELD = 'backtest';

/** What the draft would have done to the last months: decided once more, command by command. */
export function BacktestPanel(props: {
  readonly draftId: string;
  readonly revision: number;
}): ReactElement {
  const [asked, setAsked] = useSearchParams();
  const [from, setFrom] = useState(quarterAgo);
  const [fault, setFault] = useState<string | null>(null);
  const may = useMay()('change_program');
  const id = asked.get(FIELD);
  const begin = async (): Promise<void> => {
    setFault(null);
    const at = new Date(`${from}T00:00:00Z`);
    const since = Number.isNaN(at.getTime()) ? {} : { from_date: writeTime(at) };
    try {
      const body = { draft_id: props.draftId, revision: props.revision, ...since };
      const made = await send(createBacktestCall, { body }, { key: newKey() });
      setAsked({ [FIELD]: made.id }, { replace: true });
    } catch (error) {
      setFault(sentenceOf(error));
    }
  };
  return (
    <Panel
      title="What would it have cost?"
      lead="Tries the draft on what really happened: every order, redemption and return since a day of your choice. Members are taken to have bought just as they did."
    >
      {may && (
        <Group align="flex-end" gap="sm">
          <TextInput
            {...{ label: 'Since', type: 'date', value: from }}
            onChange={({ currentTarget }) => setFrom(currentTarget.value)}
          />
          <Button variant={id === null ? 'filled' : 'default'} onClick={() => void begin()}>
            {id === null ? 'Try it on the past' : 'Try it again'}
          </Button>
        </Group>
      )}
      {fault !== null && (
        <Alert color="red" role="alert" icon={<Icon name="alert" />}>
          {fault}
        </Alert>
      )}
      {id !== null && <Outcome key={id} id={id} />}
    </Panel>
  );
}

/** `2026-08-22` where today is the 22nd of November. */
function quarterAgo(): string {
  const at = new Date();
  at.setUTCMonth(at.getUTCMonth() - MONTHS_BACK);
  return at.toISOString().slice(0, 'yyyy-mm-dd'.length);
}

function isOpen(backtest: Backtest | undefined): boolean {
  return backtest?.state === 'queued' || backtest?.state === 'running';
}

function Outcome({ id }: { readonly id: string }): ReactElement {
  const client = useQueryClient();
  const found = useQuery({
    queryKey: ['backtest', id],
    queryFn: ({ signal }) => send(backtestCall, { path: { id } }, { signal }),
    refetchInterval: ({ state }) => (isOpen(state.data) ? POLL_MS : false),
  });
  const stop = async (): Promise<void> => {
    await send(cancelBacktestCall, { path: { id } });
    await client.invalidateQueries({ queryKey: ['backtest', id] });
  };
  return (
    <Answer of={found}>
      {(backtest) =>
        isOpen(backtest) ? (
          <Stack gap="xs">
            <Text size="sm" aria-live="polite">
              {backtest.state === 'queued' ? 'Waits for its turn…' : 'Decides the past once more…'}
            </Text>
            <Progress value={backtest.per_mille / 10} aria-label="How far the back-test is" />
            <Button
              {...{ variant: 'subtle', size: 'compact-sm', w: 'fit-content' }}
              onClick={() => void stop()}
            >
              Stop it
            </Button>
          </Stack>
        ) : (
          <Ended backtest={backtest} />
        )
      }
    </Answer>
  );
}

function Ended({ backtest }: { readonly backtest: Backtest }): ReactElement {
  if (backtest.state === 'done' && backtest.report !== null) {
    return <BacktestReport report={backtest.report} />;
  }
  if (backtest.state === 'cancelled') return <Text size="sm">It was stopped.</Text>;
  return (
    <Alert color="red" title="It could not be tried" icon={<Icon name="alert" />}>
      {backtest.problems.slice(0, 3).join(' ')}
    </Alert>
  );
}
