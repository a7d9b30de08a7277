import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';

const STATES: Readonly<Record<string, readonly [label: string, color: string]>> = {
  planned: ['Planned', 'blue'],
  running: ['Running', 'green'],
  over: ['Over', 'gray'],
  off: ['Switched off', 'gray'],
};

/** How a rule stands today, by the store's clock. */
export function RuleState({ state }: { readonly state: string }): ReactElement {
  const [label, color] = STATES[state] ?? [state, 'gray'];
  return (
    <Badge variant="light" color={color}>
      {label}
    </Badge>
  );
}
