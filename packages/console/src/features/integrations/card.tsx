import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useId, type ReactElement, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon, type IconName } from '../../ui/icon.tsx';

export type Standing = readonly [label: string, color: string];

/** What can be connected: what it does, how it stands, and the way to its settings. */
export function Card(props: {
  readonly icon: IconName;
  readonly title: string;
  readonly does: string;
  readonly standing?: Standing | undefined;
  readonly links: readonly (readonly [label: string, to: string])[];
  readonly children?: ReactNode;
}): ReactElement {
  const { icon, title, does, standing, links, children } = props;
  const id = useId();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Stack gap="sm" h="100%">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Group gap="sm" wrap="nowrap" c="harbour" component="span">
            <Icon name={icon} size={24} />
            <Title order={2} size="h4" id={id} c="var(--mantine-color-text)">
              {title}
            </Title>
          </Group>
          {standing !== undefined && (
            <Badge variant="light" color={standing[1]} miw="max-content">
              {standing[0]}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {does}
        </Text>
        {children}
        <Group gap="md" mt="auto">
          {links.map(([label, to]) =>
            to.startsWith('/docs') ? (
              <Anchor
                key={to}
                {...{ href: to, target: '_blank', rel: 'noreferrer', size: 'sm', fw: 550 }}
              >
                {label}
              </Anchor>
            ) : (
              <Anchor key={to} component={Link} to={to} size="sm" fw={550}>
                {label}
              </Anchor>
            ),
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
