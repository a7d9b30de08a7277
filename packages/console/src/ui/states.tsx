import { Alert, Button, Center, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { Failure, sentenceOf } from '../api/failure.ts';
import { Icon, type IconName } from './icon.tsx';

/** Grey bars where rows will be. */
export function Loading({ rows = 4 }: { readonly rows?: number }): ReactElement {
  return (
    <Stack gap="sm" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={28} radius="sm" />
      ))}
    </Stack>
  );
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
  const title = kind === 'forbidden' ? 'Your role does not allow this' : 'This did not work';
  return (
    <Alert color="red" title={title} icon={<Icon name="alert" />} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{sentenceOf(error)}</Text>
        {onRetry !== undefined && kind !== 'forbidden' && (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** What came of a read: grey bars, what went wrong, or the data. */
export function Answer<D>(props: {
  readonly of: UseQueryResult<D>;
  readonly rows?: number;
  readonly children: (data: D) => ReactNode;
}): ReactNode {
  const { of, rows, children } = props;
  if (of.data !== undefined) return children(of.data);
  if (of.error === null) return <Loading {...(rows === undefined ? {} : { rows })} />;
  return <Failing error={of.error} onRetry={() => void of.refetch()} />;
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
