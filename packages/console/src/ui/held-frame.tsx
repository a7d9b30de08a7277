import type { ReactElement, ReactNode } from 'react';
import { BreakerFields, type BreakerTerms } from './breaker-fields.tsx';
import { Folded } from './folded.tsx';
import { Panel } from './panel.tsx';

/** When awards are held for somebody to look at; folded away until something is written there. */
export function HeldFrame(props: {
  readonly title: string;
  /** What else is to be known of it. */
  readonly more?: string;
  readonly label: string;
  readonly fields: BreakerTerms;
  readonly children?: ReactNode;
}): ReactElement {
  const { title, more = '', label, fields, children } = props;
  return (
    <Panel
      title={title}
      lead={`An award that gives far more than is usual waits in Moderation until somebody approves it, and you are told. Nothing need be set for that. ${more}`.trim()}
    >
      <Folded label={label} isOpen={fields.value !== undefined}>
        <BreakerFields {...fields} />
        {children}
      </Folded>
    </Panel>
  );
}
