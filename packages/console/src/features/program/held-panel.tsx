import { Anchor, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Editing } from '../../api/use-editing.ts';
import { HeldFrame } from '../../ui/held-frame.tsx';
import { changing } from './activity-fields.tsx';
import type { EditedActivity } from './document.ts';

/** When awards of this activity are held for somebody to look at. */
export function HeldPanel(props: { readonly editing: Editing<EditedActivity> }): ReactElement {
  const { editing } = props;
  const { breaker } = editing.value.activity;
  const change = changing(editing);
  return (
    <HeldFrame
      title="When its awards are held"
      label="Change it for this activity"
      fields={{
        value: breaker,
        inherited: editing.document.breaker ?? {},
        onChange: (next) => change({ breaker: next }),
        problemAt: (field) => editing.problemAt(`breaker.${field}`),
      }}
    >
      <Text size="sm" c="dimmed" mt="sm">
        What is left empty is as{' '}
        <Anchor component={Link} to="/program/settings" underline="always">
          the program’s settings
        </Anchor>{' '}
        say for every activity.
      </Text>
    </HeldFrame>
  );
}
