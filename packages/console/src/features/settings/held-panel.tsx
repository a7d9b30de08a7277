import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { HeldFrame } from '../../ui/held-frame.tsx';
import type { Settings } from './settings-part.ts';

/** When awards of any activity are held for somebody to look at. */
export function HeldPanel({ editing }: { readonly editing: Editing<Settings> }): ReactElement {
  const { breaker } = editing.value;
  return (
    <HeldFrame
      title="When awards are held"
      more="It holds for each activity by itself; what an activity says goes before it."
      label="Change it for every activity"
      fields={{
        value: breaker,
        onChange: (next) => editing.patch({ breaker: next }),
        problemAt: (field) => editing.problemAt(`breaker.${field}`),
      }}
    />
  );
}
