import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useId, type ReactElement, type ReactNode } from 'react';

/** A part of a page under a heading of its own. */
export function Panel(props: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="xs">
          <Stack gap={2} flex="1 1 200px" miw={0}>
            <Title order={2} size="h4" id={id}>
              {props.title}
            </Title>
            {props.lead !== undefined && (
              <Text size="sm" c="dimmed" component="div">
                {props.lead}
              </Text>
            )}
          </Stack>
          {props.actions}
        </Group>
        {props.children}
      </Stack>
    </Paper>
  );
}

/** One number with what it is; the unit stands beside it. */
export function Figure(props: {
  readonly label: string;
  readonly value: string;
  readonly note?: ReactNode;
}): ReactElement {
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="dimmed">
        {props.label}
      </Text>
      <Text fz={26} fw={650} lh={1.25} className="numbers">
        {props.value}
      </Text>
      {props.note !== undefined && (
        <Text size="sm" c="dimmed" component="div">
          {props.note}
        </Text>
      )}
    </Paper>
  );
}
