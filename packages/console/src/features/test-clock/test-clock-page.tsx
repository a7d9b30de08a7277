import { Alert, Stack, Text } from '@mantine/core';
import { useEffect, type ReactElement } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Figure, Panel } from '../../ui/panel.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { advancedCall, clockCall, type Advance } from './calls.ts';
import { MovePanel } from './move-panel.tsx';
import { MoveProgress, MoveResult } from './move-result.tsx';

const POLL_MS = 500;
/** A clock that nobody moves goes on like any other. */
const READ_AGAIN_MS = 30_000;
const FIELD = 'move';

/** The clock of a test store: what it says, and the way forward. */
export function TestClockPage(): ReactElement {
  const found = useRead(clockCall, {}, { again: () => READ_AGAIN_MS });
  return (
    <Page
      title="Test clock"
      lead="Moves this test store into its future, so that you see approvals, expiry, tiers and birthdays come."
    >
      <Answer of={found}>
        {({ now, is_test_store: isTest, advance }) =>
          isTest ? (
            <Clock now={now} running={advance} />
          ) : (
            <Empty icon="clock" title="This store has the time of the world">
              Only the clock of a test store can be moved.
            </Empty>
          )
        }
      </Answer>
    </Page>
  );
}

function Clock(props: {
  readonly now: string;
  /** A move that is under way, whoever asked for it. */
  readonly running: Advance | null;
}): ReactElement {
  const { now, running } = props;
  const { moment, zone } = useFormats();
  const [asked, setAsked] = useSearchParams();
  const may = useMay()('write');
  const client = useQueryClient();
  const id = running?.id ?? asked.get(FIELD);
  const found = useRead(
    advancedCall,
    { path: { id: id ?? '' } },
    { isWanted: id !== null, again: ({ status }) => (status === 'running' ? POLL_MS : null) },
  );
  const move = id === null ? undefined : found.data;
  const isMoving = running !== null || move?.status === 'running';
  useEffect(() => {
    // What time brought stands on every page.
    if (move?.status === 'done') void client.invalidateQueries();
  }, [client, move?.id, move?.status]);
  return (
    <Stack gap="lg">
      <Figure label="The clock says" value={moment(now)} note={`In the zone ${zone}`} />
      {isMoving && move !== undefined && <MoveProgress move={move} />}
      {!isMoving && move !== undefined && <MoveResult move={move} />}
      {!may && (
        <Alert color="gray" icon={<Icon name="ban" />}>
          Your role reads the clock. Managers and owners move it.
        </Alert>
      )}
      {may && !isMoving && (
        <MovePanel now={now} onMoved={(moved) => setAsked({ [FIELD]: moved }, { replace: true })} />
      )}
      <Panel title="What a move does">
        <Text size="sm">
          The clock goes from one event to the next, and everything happens with its own date and in
          its order, as it would have: points are approved and lapse, tiers are judged, birthdays
          are celebrated, webhooks and mails go out. It never goes back, and at most ten years
          forward at a time.
        </Text>
      </Panel>
    </Stack>
  );
}
