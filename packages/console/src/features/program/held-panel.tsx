import { Anchor, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Editing } from '../../api/use-editing.ts';
import { BreakerFields } from '../../ui/breaker-fields.tsx';
import { Folded } from '../../ui/folded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { changing } from './activity-fields.tsx';
import type { EditedActivity } from './document.ts';

/** When awards of this activity are held for somebody to look at. */
export function HeldPanel(props: { readonly editing: Editing<EditedActivity> }): ReactElement {
  const { editing } = props;
  const { breaker } = editing.value.activity;
  const change = changing(editing);
  return (
    <Panel
      title="When its awards are held"
      lead="An award that gives far more than is usual waits in Moderation until somebody approves it, and you are told. Nothing need be set for that."
    >
      <Folded label="Change it for this activity" isOpen={breaker !== undefined}>
        <BreakerFields
          value={breaker}
          inherited={editing.document.breaker ?? {}}
          onChange={(next) => change({ breaker: next })}
          problemAt={(field) => editing.problemAt(`breaker.${field}`)}
        />
        <Text size="sm" c="dimmed" mt="sm">
          What is left empty is as{' '}
          <Anchor component={Link} to="/program/settings" underline="always">
            the program’s settings
          </Anchor>{' '}
          say for every activity.
        </Text>
      </Folded>
    </Panel>
  );
}
