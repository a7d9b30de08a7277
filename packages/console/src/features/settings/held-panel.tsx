import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { BreakerFields } from '../../ui/breaker-fields.tsx';
import { Folded } from '../../ui/folded.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { Settings } from './settings-part.ts';

/** When awards of any activity are held for somebody to look at. */
export function HeldPanel({ editing }: { readonly editing: Editing<Settings> }): ReactElement {
  const { breaker } = editing.value;
  return (
    <Panel
      title="When awards are held"
      lead="An award that gives far more than is usual waits in Moderation until somebody approves it, and you are told. Nothing need be set for that. It holds for each activity by itself; what an activity says goes before it."
    >
      <Folded label="Change it for every activity" isOpen={breaker !== undefined}>
        <BreakerFields
          value={breaker}
          onChange={(next) => editing.patch({ breaker: next })}
          problemAt={(field) => editing.problemAt(`breaker.${field}`)}
        />
      </Folded>
    </Panel>
  );
}
