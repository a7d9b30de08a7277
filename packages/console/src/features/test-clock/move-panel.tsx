import {
  Alert,
  Button,
  Group,
  List,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { sentenceOf } from '../../api/failure.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { readTime, writeTime } from '../../api/times.ts';
import { newKey } from '../../api/send.ts';
import { useDelayed } from '../../api/use-delayed.ts';
import { useFormats } from '../../ui/formats.ts';
import { endOfDay } from '../../ui/end-of-day.ts';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Answer } from '../../ui/states.tsx';
import { advanceCall, clockCall, type Clock } from './calls.ts';

const DELAY_MS = 350;
const DAY_MS = 86_400_000;
const STEPS = [
  { value: '1', label: '1 day' },
  { value: '7', label: '1 week' },
  { value: '30', label: '30 days' },
  { value: '365', label: '365 days' },
  { value: 'to', label: 'To a day' },
];

/** Chooses how far, says what is known to come, and moves the clock. */
export function MovePanel(props: {
  readonly now: string;
  readonly onMoved: (id: string) => void;
}): ReactElement {
  const { now, onMoved } = props;
  const { moment, zone } = useFormats();
  const [step, setStep] = useState('1');
  const [day, setDay] = useState('');
  const [key] = useState(newKey);
  const [fault, setFault] = useState<string | null>(null);
  const write = useWrite(advanceCall);
  const goal = goalOf(now, { step, day, zone });
  const to = goal === null ? null : writeTime(goal);
  const isBack = goal !== null && goal <= (readTime(now) ?? goal);
  const go = async (): Promise<void> => {
    if (goal === null || to === null) return;
    setFault(null);
    try {
      const moved = await write.mutateAsync({
        sent: { body: { to } },
        key: `${key}-${String(goal.getTime())}`,
      });
      onMoved(moved.id);
    } catch (error) {
      setFault(sentenceOf(error));
    }
  };
  return (
    <Panel title="Move it forward">
      <SegmentedControl
        {...{ 'aria-label': 'How far', data: STEPS, value: step, onChange: setStep }}
        style={{ alignSelf: 'flex-start', maxWidth: '100%', flexWrap: 'wrap' }}
      />
      {step === 'to' && (
        <TextInput
          {...{ label: 'To the end of this day', type: 'date', value: day, maw: 240 }}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
          error={isBack ? 'The clock only goes forward.' : null}
        />
      )}
      {fault !== null && (
        <Alert color="red" role="alert" icon={<Icon name="alert" />}>
          {fault}
        </Alert>
      )}
      {to !== null && !isBack && <Ahead until={to} />}
      <Group>
        <Button
          {...{ disabled: to === null || isBack, loading: write.isPending }}
          onClick={() => void go()}
        >
          {to === null || isBack ? 'Move the clock' : `Move the clock to ${moment(to)}`}
        </Button>
      </Group>
    </Panel>
  );
}

/** Where the clock is to go; null as long as no day is chosen. */
function goalOf(
  now: string,
  { step, day, zone }: { readonly step: string; readonly day: string; readonly zone: string },
): Date | null {
  if (step === 'to') return readTime(endOfDay(day, zone) ?? '');
  const at = readTime(now);
  return at === null ? null : new Date(at.getTime() + Number(step) * DAY_MS);
}

const KINDS: Readonly<Record<string, readonly [one: string, more: string]>> = {
  approve: ['award is approved', 'awards are approved'],
  judge_tier: ['tier is judged', 'tiers are judged'],
  release: ['cart gives its points back', 'carts give their points back'],
  reward_referral: ['referral is looked at', 'referrals are looked at'],
  revoke_referral: ['referral is taken back', 'referrals are taken back'],
  award_winback: ['return after a long time is rewarded', 'returns after a long time are rewarded'],
  offer_winback: ['member has been away long', 'members have been away long'],
  convert_cached: ['older purchase is counted', 'older purchases are counted'],
  erase: ['member is erased', 'members are erased'],
};

/** What falls due until then, as far as it is known now. */
function Ahead({ until }: { readonly until: string }): ReactElement {
  const asked = useDelayed(until, DELAY_MS);
  const found = useRead(clockCall, { query: { until: asked } });
  return (
    <div aria-live="polite">
      <Answer of={found} rows={2}>
        {({ ahead }) => (ahead === null ? null : <Coming ahead={ahead} />)}
      </Answer>
    </div>
  );
}

function Coming({ ahead }: { readonly ahead: NonNullable<Clock['ahead']> }): ReactElement {
  const { number, points, moment } = useFormats();
  const { dues, lapses, points: lapsing, more, until } = ahead;
  const isQuiet = dues.length === 0 && lapses === 0;
  return (
    <Alert color="blue" title={`Until ${moment(until)}`} icon={<Icon name="clock" />}>
      <Stack gap={4}>
        {isQuiet && <Text size="sm">Nothing is known to fall due yet.</Text>}
        <List size="sm">
          {dues.map(({ kind, count }) => (
            <List.Item key={kind}>
              {number(count)} {KINDS[kind]?.[count === 1 ? 0 : 1] ?? 'more'}
            </List.Item>
          ))}
          {lapses > 0 && (
            <List.Item>{points(lapsing)} lapse, unless something keeps them</List.Item>
          )}
        </List>
        <Text size="sm" c="dimmed">
          {more ? 'And more than was counted. ' : ''}
          Birthdays, reminders and what follows of all this come on top.
        </Text>
      </Stack>
    </Alert>
  );
}
