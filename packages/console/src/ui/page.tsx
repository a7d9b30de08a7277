import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from './icon.tsx';

interface PageTerms {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Where one came from. */
  readonly back?: { readonly to: string; readonly label: string };
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page with its heading, which takes the focus when the page is opened, and the title of the window. */
export function Page({ title, lead, back, actions, children }: PageTerms): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Fealty`;
  }, [title]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        {back !== undefined && (
          <Anchor component={Link} to={back.to} size="sm" w="fit-content">
            <Group gap={4} component="span">
              <Icon name="back" size={14} />
              {back.label}
            </Group>
          </Anchor>
        )}
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={2} flex="1 1 260px" miw={0}>
            <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
              {title}
            </Title>
            {lead !== undefined && (
              <Text c="dimmed" component="div">
                {lead}
              </Text>
            )}
          </Stack>
          {actions !== undefined && <Group gap="xs">{actions}</Group>}
        </Group>
      </Stack>
      {children}
    </Stack>
  );
}
