import { Anchor, SimpleGrid, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useMay, useMe } from '../../api/me.ts';
import { useProgram } from '../../api/program.ts';
import { useFormats } from '../../ui/formats.ts';
import { Page } from '../../ui/page.tsx';
import { Figure, Panel } from '../../ui/panel.tsx';
import { DaysPicker } from '../../ui/span-picker.tsx';
import { Alerts } from './alerts.tsx';
import { membersCall, queueCall } from './calls.ts';
import { LatestTransactions } from './latest-transactions.tsx';
import { LaunchChecklist } from './launch-checklist.tsx';
import { Performance } from './performance.tsx';

const ONE = { count: 1 } as const;

/** How the program stands: what is still to be done, what needs a look, how it did, what happened last. */
export function HomePage(): ReactElement {
  const { person, merchant } = useMe();
  const program = useProgram();
  const seesReports = useMay()('see_reports');
  return (
    <Page
      title="Home"
      lead={`${program.name || merchant.name}. Good to see you, ${person.name}.`}
      {...(seesReports ? { actions: <DaysPicker /> } : {})}
    >
      <LaunchChecklist />
      <Alerts />
      {seesReports ? <Performance /> : <Counts />}
      <Panel title="What happened last">
        <LatestTransactions />
      </Panel>
    </Page>
  );
}

/** What agents see in place of reports; where a count is not there yet, a dash stands. */
function Counts(): ReactElement {
  const { number } = useFormats();
  const all = useRead(membersCall, { query: ONE });
  const waiting = useRead(queueCall, { query: ONE });
  const count = (of: { readonly data?: { readonly total: number } | undefined }): string =>
    of.data === undefined ? '–' : number(of.data.total);
  return (
    <>
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
        <Figure label="Members" value={count(all)} note={<To to="/members">See them</To>} />
        <Figure
          label="Awards that wait"
          value={count(waiting)}
          note={<To to="/moderation">Look at them</To>}
        />
      </SimpleGrid>
      {all.isError && (
        <Text size="sm" c="dimmed">
          Some figures cannot be read at the moment.
        </Text>
      )}
    </>
  );
}

function To({ to, children }: { readonly to: string; readonly children: string }): ReactElement {
  return (
    <Anchor component={Link} to={to} size="sm">
      {children}
    </Anchor>
  );
}
