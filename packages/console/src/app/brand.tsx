import { Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';

/** The mark with the name. */
export function Brand(): ReactElement {
  return (
    <Group gap="xs" wrap="nowrap">
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#2d4b81" />
        <path
          d="M11 24V8h11M11 16h8"
          {...{ fill: 'none', stroke: '#fff', strokeWidth: 3.5 }}
          {...{ strokeLinecap: 'round', strokeLinejoin: 'round' }}
        />
      </svg>
      <Text fw={700} size="lg">
        Fealty
      </Text>
    </Group>
  );
}
