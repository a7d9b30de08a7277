import { Badge, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFormats } from '../../ui/formats.ts';
import type { Webhook } from './calls.ts';

type Standing = readonly [label: string, color: string];

const PAUSED: Readonly<Record<string, string>> = {
  gone: 'The receiver answered that it wants no more.',
  failing: 'Nothing was taken for five days.',
};

/** How a webhook stands, in a word and a colour. */
export function standingOf({ status, health }: Webhook): Standing {
  if (status === 'inactive') return ['Off', 'gray'];
  if (status === 'paused') return ['Paused', 'yellow'];
  if (health.failing_since !== null) return ['Failing', 'red'];
  if (health.last_success_date === null) return ['Nothing sent yet', 'blue'];
  return ['Working', 'green'];
}

export function Standing({ of }: { readonly of: Webhook }): ReactElement {
  const [label, color] = standingOf(of);
  return (
    <Badge variant="light" color={color} miw="max-content">
      {label}
    </Badge>
  );
}

/** What somebody should know about it, in a sentence; nothing while all is well. */
export function Trouble({ of }: { readonly of: Webhook }): ReactElement | null {
  const { moment } = useFormats();
  const { health, status, paused_for: cause } = of;
  const why = status === 'paused' ? PAUSED[cause ?? ''] : undefined;
  const text =
    why ??
    (status === 'active' && health.failing_since !== null
      ? `Since ${moment(health.failing_since)}: ${health.last_failure ?? 'no answer'}.`
      : null);
  if (text === null) return null;
  return (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  );
}
