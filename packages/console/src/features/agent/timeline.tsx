import { Button } from '@mantine/core';
import type { MemberData, TransactionData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { timelineCall, type TimelineEntry } from '../../api/timeline.ts';
import { useFormats } from '../../ui/formats.ts';
import { Panel } from '../../ui/panel.tsx';
import { Answer } from '../../ui/states.tsx';
import { TakeBackDialog } from '../../ui/take-back-dialog.tsx';
import { TimelineLine, TimelineList } from '../../ui/timeline.tsx';
import { leftOf } from '../../ui/transaction-words.ts';
import { historyCall } from './calls.ts';

const SHOWN = 20;

/** What was done for the member lately, by whom and by which way; awards can be taken back. */
export function Timeline({ member }: { readonly member: MemberData }): ReactElement {
  const path = { mid: member.id };
  const found = useRead(timelineCall, { path, query: { count: SHOWN } });
  const history = useRead(historyCall, { path, query: { count: SHOWN } });
  const [taking, setTaking] = useState<TransactionData | null>(null);
  const known = new Map((history.data?.transactions ?? []).map((each) => [each.id, each]));
  return (
    <Panel title="What was done" lead="The newest first">
      <Answer of={found} rows={5}>
        {({ entries }) => (
          <TimelineList entries={entries}>
            {(entry) => (
              <Entry {...{ entry, of: known.get(entry.transaction_id ?? ''), onTake: setTaking }} />
            )}
          </TimelineList>
        )}
      </Answer>
      {taking !== null && (
        <TakeBackDialog {...{ member, transaction: taking, onClose: () => setTaking(null) }} />
      )}
    </Panel>
  );
}

function Entry(props: {
  readonly entry: TimelineEntry;
  readonly of: TransactionData | undefined;
  readonly onTake: (transaction: TransactionData) => void;
}): ReactElement {
  const { entry, of, onTake } = props;
  const { moment } = useFormats();
  const left = of === undefined ? null : leftOf(of);
  return (
    <TimelineLine entry={entry} reason={of?.transaction_attributes['reason']}>
      {of !== undefined && left !== null && (
        <Button
          {...{ variant: 'subtle', size: 'compact-sm', color: 'red' }}
          aria-label={`Take back: ${entry.name}, ${moment(entry.at)}`}
          onClick={() => onTake(of)}
        >
          Take back
        </Button>
      )}
    </TimelineLine>
  );
}
