import { Group, Stack, Text } from '@mantine/core';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import type { TimelineEntry } from '../api/timeline.ts';
import { actionWords, actorWords } from './audit-words.ts';
import { useFormats } from './formats.ts';
import { Empty } from './states.tsx';

/** What was done about a member, the newest first; `children` draws one of it. */
export function TimelineList(props: {
  readonly entries: readonly TimelineEntry[];
  readonly children: (entry: TimelineEntry) => ReactElement;
}): ReactElement {
  const { entries, children } = props;
  if (entries.length === 0) {
    return (
      <Empty icon="clock" title="Nothing was done yet">
        Points, rewards and changes will stand here.
      </Empty>
    );
  }
  return (
    <Stack gap="sm" component="ol" p={0} m={0} aria-label="What was done">
      {entries.map((entry, place) => (
        <Fragment key={`${entry.at} ${entry.transaction_id ?? String(place)}`}>
          {children(entry)}
        </Fragment>
      ))}
    </Stack>
  );
}

/** One thing that was done about a member; what can be done about it stands behind. */
export function TimelineLine(props: {
  readonly entry: TimelineEntry;
  readonly reason?: unknown;
  readonly children?: ReactNode;
}): ReactElement {
  const { entry, reason } = props;
  const { points, moment } = useFormats();
  const what = [actionWords(entry.action), entry.name].filter((part) => part !== '').join(': ');
  return (
    <Group
      {...{ component: 'li', justify: 'space-between', align: 'flex-start', gap: 'sm' }}
      style={{ listStyle: 'none' }}
    >
      <div style={{ flex: '1 1 220px', minWidth: 0 }}>
        <Text size="sm" fw={550}>
          {what}
          {entry.points !== null && (
            <Text span className="numbers">
              {' '}
              {entry.action === 'points.award' ? '+' : '−'}
              {points(entry.points)}
            </Text>
          )}
        </Text>
        {typeof reason === 'string' && reason !== '' && <Text size="sm">“{reason}”</Text>}
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {moment(entry.at)}, {actorWords(entry.actor)}
        </Text>
      </div>
      {props.children}
    </Group>
  );
}
