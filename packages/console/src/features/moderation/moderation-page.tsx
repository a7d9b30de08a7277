import { Button, Group, NativeSelect, ScrollArea, SegmentedControl, Stack } from '@mantine/core';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { useAsked } from '../../ui/asked.ts';
import { Page } from '../../ui/page.tsx';
import { Paging } from '../../ui/paging.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { activitiesCall, queueCall, type Decision } from './calls.ts';
import { DecidedList } from './decided.tsx';
import { DecideHeldDialog } from './decide-held-dialog.tsx';
import { Queue } from './queue.tsx';

const PAGE = 50;

const DECIDED = 'decided';
const SHOWN = [
  { value: '', label: 'All' },
  { value: 'sent', label: 'Receipts and others' },
  { value: 'held', label: 'Held' },
  { value: DECIDED, label: 'Decided' },
];
const DECISIONS = [
  { value: '', label: 'Any' },
  { value: 'approved', label: 'Approved' },
  { value: 'rejected', label: 'Rejected' },
];
const HELD: Readonly<Record<string, boolean>> = { sent: false, held: true };

/** Awards that a person has to look at, and what was decided of them. */
export function ModerationPage(): ReactElement {
  const asked = useAsked();
  const show = asked.of('show');
  const activity = asked.of('activity');
  return show === DECIDED ? (
    <Page title="Moderation" lead="What was approved and rejected, the last first.">
      <Choices>
        <NativeSelect
          {...{ label: 'Decision', data: DECISIONS, value: asked.of('decision') }}
          onChange={({ currentTarget }) =>
            asked.change({ decision: currentTarget.value, behind: '' })
          }
        />
      </Choices>
      <DecidedList activity={activity} />
    </Page>
  ) : (
    <WaitingPage {...{ show, activity }} />
  );
}

/** The oldest first: one after the other, or many at once. */
function WaitingPage(props: { readonly show: string; readonly activity: string }): ReactElement {
  const { show, activity } = props;
  const may = useMay();
  const { start, goTo } = useAsked();
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const found = useRead(queueCall, {
    query: { count: PAGE, start_index: start, held: HELD[show], activity_id: activity },
  });
  const isOfHeld = show === 'held' && (found.data?.total ?? 0) > 0 && may('serve_members');
  return (
    <Page
      title="Moderation"
      lead="Awards that wait for somebody to look at them, the oldest first."
      actions={
        isOfHeld && (
          <>
            <Button variant="default" onClick={() => setDeciding('approve')}>
              Release all
            </Button>
            <Button {...{ variant: 'outline', color: 'red' }} onClick={() => setDeciding('reject')}>
              Reject all
            </Button>
          </>
        )
      }
    >
      <Choices />
      <Answer of={found} rows={6}>
        {({ moderation, total, more }) =>
          moderation.length === 0 ? (
            <Empty icon="check" title="Nothing waits">
              {show === 'held'
                ? 'Awards that give far more than is usual are held here until somebody decides.'
                : 'Receipts, photos and other awards that need a look will stand here.'}
            </Empty>
          ) : (
            <Stack gap="md">
              <Queue key={`${show} ${activity} ${String(start)}`} rows={moderation} />
              <Paging
                {...{ of: { total, more }, start, size: PAGE, shown: moderation.length }}
                onStart={goTo}
              />
            </Stack>
          )
        }
      </Answer>
      {deciding !== null && found.data !== undefined && (
        <DecideHeldDialog
          {...{ decision: deciding, activity }}
          all={{ total: found.data.total, points: found.data.points }}
          onClose={() => setDeciding(null)}
        />
      )}
    </Page>
  );
}

/** Which are shown, and of which activity. */
function Choices({ children }: { readonly children?: ReactNode }): ReactElement {
  const asked = useAsked();
  return (
    <Group gap="md" align="flex-end">
      <ScrollArea type="never">
        <SegmentedControl
          {...{ data: SHOWN, value: asked.of('show'), 'aria-label': 'Which are shown' }}
          onChange={(value) => asked.change({ show: value, decision: '', behind: '' })}
        />
      </ScrollArea>
      <OfActivity
        value={asked.of('activity')}
        onChange={(value) => asked.change({ activity: value, behind: '' })}
      />
      {children}
    </Group>
  );
}

function OfActivity(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { data } = useRead(activitiesCall, { query: { count: 1000 } });
  return (
    <NativeSelect
      {...{ label: 'Earned for', value: props.value, miw: 180 }}
      data={[
        { value: '', label: 'Anything' },
        ...(data?.activities ?? []).map((each) => ({
          value: each.activity_id,
          label: each.activity_name,
        })),
      ]}
      onChange={({ currentTarget }) => props.onChange(currentTarget.value)}
    />
  );
}
