import { Anchor, Button, Group } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { timelineCall } from '../../api/timeline.ts';
import { Panel } from '../../ui/panel.tsx';
import { Answer } from '../../ui/states.tsx';
import { TimelineLine, TimelineList } from '../../ui/timeline.tsx';

const FIRST = 20;
/** As many as one request may ask for; all else stands in the audit. */
const MOST = 100;

/** What was done for the member, with points or otherwise, by whom and by which way. */
export function Done({ member }: { readonly member: MemberData }): ReactElement {
  const [count, setCount] = useState(FIRST);
  const found = useRead(timelineCall, { path: { mid: member.id }, query: { count } });
  const mayAudit = useMay()('administer');
  return (
    <Panel title="What was done" lead="By whom and by which way, the newest first">
      <Answer of={found} rows={5}>
        {({ entries }) => (
          <>
            <TimelineList entries={entries}>
              {(entry) => <TimelineLine entry={entry} />}
            </TimelineList>
            <Group>
              {entries.length === count && count < MOST && (
                <Button {...{ variant: 'default', size: 'xs' }} onClick={() => setCount(MOST)}>
                  Show more
                </Button>
              )}
              {entries.length === MOST && mayAudit && (
                <Anchor
                  {...{ component: Link, size: 'sm' }}
                  to={`/settings/audit?about=${encodeURIComponent(member.id)}`}
                >
                  See all of it in the audit
                </Anchor>
              )}
            </Group>
          </>
        )}
      </Answer>
    </Panel>
  );
}
