import { Alert, Button, Group, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { actorText } from '../../ui/actor-text.ts';
import { Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Figure, Panel } from '../../ui/panel.tsx';
import { Answer, Loading } from '../../ui/states.tsx';
import { correctionCall, type Correction } from './calls.ts';
import { State } from './corrections-page.tsx';
import { Lines } from './lines.tsx';
import { MoveDialog, type Move } from './move-dialog.tsx';
import { actText, isUnderWay } from './words.ts';

const BACK = { to: '/program/corrections', label: 'Corrections' };
const LOOK_EVERY_MS = 1500;

/** One correction: what it would do, how far it is, and the way back. */
export function CorrectionPage(): ReactElement {
  const { id = '' } = useParams();
  const found = useRead(
    correctionCall,
    { path: { id } },
    { again: (of) => (isUnderWay(of) ? LOOK_EVERY_MS : null) },
  );
  if (found.data !== undefined) return <Whole of={found.data} />;
  return (
    <Page title="Correction" back={BACK}>
      <Answer of={found} rows={8}>
        {() => null}
      </Answer>
    </Page>
  );
}

function Whole({ of }: { readonly of: Correction }): ReactElement {
  const [move, setMove] = useState<Move | null>(null);
  const { moment } = useFormats();
  return (
    <Page
      title={of.name}
      back={BACK}
      lead={
        <Group gap="sm">
          <State of={of} />
          <span>{actText(of.act)}</span>
        </Group>
      }
      actions={<Actions of={of} onMove={setMove} />}
    >
      <Next of={of} />
      {of.foreseen !== null && <Foreseen of={of.foreseen} />}
      {of.state !== 'previewing' && <Done of={of} />}
      <Panel title="About it">
        <Facts
          of={[
            ['Why', of.reason],
            ['Made by', `${actorText(of.created_by)}, ${moment(of.created_date)}`],
            [
              'Approved by',
              of.approved_by === null
                ? ''
                : `${actorText(of.approved_by)}, ${moment(of.approved_date)}`,
            ],
          ]}
        />
      </Panel>
      {of.state !== 'previewing' && <Lines of={of} />}
      {move !== null && <MoveDialog {...{ of, move, onClose: () => setMove(null) }} />}
    </Page>
  );
}

function Actions(props: {
  readonly of: Correction;
  readonly onMove: (move: Move) => void;
}): ReactElement | null {
  const { of, onMove } = props;
  const may = useMay();
  if (!may('change_program')) return null;
  const { state, stopped } = of;
  const isStopped = stopped && (state === 'applying' || state === 'undoing');
  return (
    <>
      {(state === 'previewed' || state === 'previewing') && (
        <Button variant="default" onClick={() => onMove('stop')}>
          Call it off
        </Button>
      )}
      {state === 'previewed' && (
        <Button onClick={() => onMove('apply')}>
          {of.needs_approval ? 'Ask for approval' : 'Apply it'}
        </Button>
      )}
      {isUnderWay(of) && state !== 'previewing' && (
        <Button variant="default" onClick={() => onMove('stop')}>
          Stop
        </Button>
      )}
      {isStopped && state === 'applying' && (
        <Button variant="default" onClick={() => onMove('apply')}>
          Go on
        </Button>
      )}
      {(state === 'applied' || isStopped) && (
        <Button
          {...{ variant: 'outline', color: 'red', onClick: () => onMove('undo') }}
          leftSection={<Icon name="undo" size={16} />}
        >
          {state === 'undoing' ? 'Go on undoing' : 'Undo it'}
        </Button>
      )}
    </>
  );
}

/** What it waits for. */
function Next({ of }: { readonly of: Correction }): ReactElement | null {
  if (of.state === 'previewing') {
    return (
      <Panel title="It is being worked out" lead="Each member is judged; nothing moves.">
        <Loading rows={3} />
      </Panel>
    );
  }
  if (of.state === 'waiting_for_approval') {
    return (
      <Alert color="yellow" title="Somebody else has to agree" icon={<Icon name="stamp" />}>
        <Group gap="sm" justify="space-between">
          <Text size="sm">It begins when another owner or manager approves it.</Text>
          <Button component={Link} to="/program/approvals" size="xs" variant="default">
            See the approval
          </Button>
        </Group>
      </Alert>
    );
  }
  if (of.state !== 'failed') return null;
  return (
    <Alert color="red" title="It failed" icon={<Icon name="alert" />}>
      {of.error ?? 'The server could not work it out.'}
    </Alert>
  );
}

function Foreseen({ of }: { readonly of: NonNullable<Correction['foreseen']> }): ReactElement {
  const { number, points, counted } = useFormats();
  const refused = Object.values(of.refused).reduce((sum, lines) => sum + lines, 0);
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }}>
      <Figure
        label="Members"
        value={number(of.members)}
        note={refused === 0 ? 'All can be done' : `${counted(refused, 'line')} not possible`}
      />
      <Figure label="Gives" value={points(of.points_given)} />
      <Figure
        label="Takes"
        value={points(of.points_taken)}
        note={of.points_short === 0 ? undefined : `${points(of.points_short)} of it will be owed`}
      />
      <Figure
        label="Tiers"
        value={number(of.tier_changes)}
        note={of.tier_changes === 0 ? 'Nobody moves to another' : 'Members who move to another'}
      />
    </SimpleGrid>
  );
}

const AT_REST = new Set(['previewed', 'waiting_for_approval', 'cancelled']);

/** How many lines are done, and what became of the others. */
function Done({ of }: { readonly of: Correction }): ReactElement | null {
  const { number, points } = useFormats();
  const count = (...states: readonly string[]): number =>
    of.progress.filter(({ state }) => states.includes(state)).reduce((sum, p) => sum + p.lines, 0);
  const left = of.progress.filter(({ why }) => why !== null);
  if (AT_REST.has(of.state) && left.length === 0) return null;
  const all = count('foreseen', 'applied', 'left_out', 'undone', 'kept');
  const isBack = of.state === 'undoing' || of.state === 'undone';
  const done = isBack ? count('undone', 'kept') : all - count('foreseen');
  const owed = of.progress.reduce((sum, each) => sum + each.points_owed, 0);
  return (
    <Panel title={isBack ? 'Undone' : 'Done'}>
      <Stack gap="sm">
        {!AT_REST.has(of.state) && (
          <div>
            <Text size="sm" mb={4} className="numbers" aria-live="polite">
              {number(done)} of {number(all)} lines
            </Text>
            <Progress
              value={all === 0 ? 100 : (done / all) * 100}
              aria-label={isBack ? 'Lines undone' : 'Lines done'}
            />
          </div>
        )}
        {left.map(({ state, code, why, lines }) => (
          <Text size="sm" key={`${state} ${code ?? ''}`}>
            <b>{number(lines)}</b> {LEFT[state] ?? 'left as they were'}: {why}
          </Text>
        ))}
        {owed > 0 && (
          <Text size="sm">
            {points(owed)} had been spent meanwhile and are owed by those members.
          </Text>
        )}
      </Stack>
    </Panel>
  );
}

const LEFT: Readonly<Record<string, string>> = {
  refused: 'not possible',
  left_out: 'left out, because it would not have been what was shown',
  kept: 'could not be undone',
};
