import { Alert, Button, Center, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { useFailedRead, useReadAgain } from '../api/failed-reads.ts';
import { Failure, sentenceOf, type FailureKind } from '../api/failure.ts';
import { useCountedAsFailing } from './failing-shown.ts';
import { Icon, type IconName } from './icon.tsx';

/** Longer than this, and whoever waits wants to know that it is not forgotten. */
const PATIENCE_MS = 5_000;

/** Grey bars where rows will be; after a while it says that it goes on. */
export function Loading({ rows = 4 }: { readonly rows?: number }): ReactElement {
  const isLong = useIsLong();
  return (
    <Stack gap="sm" role="status" aria-label="Loading">
      {isLong && (
        <Text size="sm" c="dimmed">
          This takes longer than usual. It goes on…
        </Text>
      )}
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={28} radius="sm" />
      ))}
    </Stack>
  );
}

/** Whether what is shown has been on screen for longer than people wait without a word. */
export function useIsLong(): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLong;
}

/** Where there is nothing: says why, and what can be done about it. */
export function Empty(props: {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <Center py="xl">
      <Stack align="center" gap="xs" maw={420}>
        <Text c="dimmed" component="span">
          <Icon name={props.icon} size={36} />
        </Text>
        <Title order={3} size="h4" ta="center">
          {props.title}
        </Title>
        <Text c="dimmed" ta="center" component="div">
          {props.children}
        </Text>
      </Stack>
    </Center>
  );
}

/** What went wrong, and a way to try it again where that helps. */
export function Failing(props: {
  readonly error: unknown;
  readonly onRetry?: () => void;
}): ReactElement {
  const { error, onRetry } = props;
  const kind = error instanceof Failure ? error.kind : 'broken';
  return (
    <Alert
      {...{ color: 'red', variant: 'outline', role: 'alert', title: FAILED[kind] }}
      icon={<Icon name="alert" />}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm" flex="1 1 240px">
          {sentenceOf(error)}
        </Text>
        {onRetry !== undefined && !SETTLED.has(kind) && (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** Where another try would end the same. */
const SETTLED: ReadonlySet<FailureKind> = new Set(['forbidden', 'refused']);

const FAILED: Readonly<Record<FailureKind, string>> = {
  refused: 'This cannot be shown',
  signed_out: 'You are signed out',
  forbidden: 'Your role does not allow this',
  busy: 'This could not be loaded now',
  unreachable: 'No connection',
  broken: 'This could not be loaded',
};

/** What came of a read: grey bars, what went wrong, or the data. */
export function Answer<D>(props: {
  readonly of: UseQueryResult<D>;
  readonly rows?: number;
  readonly children: (data: D) => ReactNode;
}): ReactNode {
  const { of, rows, children } = props;
  if (of.data !== undefined) return children(of.data);
  if (of.error === null) return <Pending isAsked={of.fetchStatus !== 'idle'} rows={rows} />;
  return <Unread error={of.error} />;
}

/** What is read only once something else is known failed with that, if it did. */
function Pending(props: {
  readonly isAsked: boolean;
  readonly rows: number | undefined;
}): ReactElement {
  const { isAsked, rows } = props;
  const failed = useFailedRead();
  if (!isAsked && failed !== null) return <Unread error={failed.error} />;
  return <Loading {...(rows === undefined ? {} : { rows })} />;
}

/** A part of a page that could not be read; trying again reads whatever else of the page is missing too. */
function Unread({ error }: { readonly error: unknown }): ReactElement {
  const readAgain = useReadAgain();
  useCountedAsFailing();
  return <Failing error={error} onRetry={readAgain} />;
}

/** A page that the role does not open. */
export function NoPermission({ role }: { readonly role: string }): ReactElement {
  return (
    <Empty icon="ban" title="This page is not for your role">
      You are signed in as {role}. Ask an owner of the store if you need it.
    </Empty>
  );
}

/** A line about how something stands, with a mark. */
export function Marked(props: {
  readonly icon: IconName;
  readonly color: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Text component="span" c={props.color} mt={2} lh={1}>
        <Icon name={props.icon} size={18} />
      </Text>
      <Text size="sm" component="div">
        {props.children}
      </Text>
    </Group>
  );
}
