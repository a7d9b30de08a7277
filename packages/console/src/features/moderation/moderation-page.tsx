import { Kbd, SimpleGrid, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import { sentenceOf } from '../../api/failure.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { pointsText } from '../../ui/formats.ts';
import { Page } from '../../ui/page.tsx';
import { Paging } from '../../ui/paging.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { approveCall, queueCall, rejectCall, type Waiting } from './calls.ts';
import { Case } from './case.tsx';
import { ModifyDialog } from './modify-dialog.tsx';
import { WaitingList } from './waiting-list.tsx';
import { sayDone, sayFailed } from '../../ui/say.ts';

const PAGE = 50;

/** Awards that a person has to look at, the oldest first: one after the other, by mouse or keyboard. */
export function ModerationPage(): ReactElement {
  const [start, setStart] = useState(0);
  const found = useRead(queueCall, { query: { count: PAGE, start_index: start } });
  return (
    <Page
      title="Moderation"
      lead="Awards that wait for somebody to look at them, the oldest first."
    >
      <Answer of={found} rows={6}>
        {({ moderation, total, more }) =>
          moderation.length === 0 ? (
            <Empty icon="check" title="Nothing waits">
              Receipts, photos and other awards that need a look will stand here.
            </Empty>
          ) : (
            <Stack gap="md">
              <Queue rows={moderation} />
              <Paging
                {...{ of: { total, more }, start, size: PAGE, shown: moderation.length }}
                onStart={setStart}
              />
            </Stack>
          )
        }
      </Answer>
    </Page>
  );
}

function Queue({ rows }: { readonly rows: readonly Waiting[] }): ReactElement {
  const may = useMay();
  const mayDecide = may('serve_members');
  const [chosenId, choose] = useState<string | null>(null);
  const [isModifying, setModifying] = useState(false);
  const at = Math.max(
    0,
    rows.findIndex(({ transaction }) => transaction.id === chosenId),
  );
  const chosen = rows[at];
  const approve = useWrite(approveCall);
  const reject = useWrite(rejectCall);
  const isBusy = approve.isPending || reject.isPending;
  const step = (by: number): void => choose(rows[at + by]?.transaction.id ?? chosenId);
  const decide = async (how: 'approve' | 'reject'): Promise<void> => {
    if (chosen === undefined || isBusy || !mayDecide) return;
    const { id, points } = chosen.transaction;
    const next = rows[at + 1]?.transaction.id ?? null;
    try {
      // The answer takes it off the list: who looks goes on with the next.
      await (how === 'approve' ? approve : reject).mutateAsync({ sent: { path: { tid: id } } });
      choose(next);
      const what = how === 'approve' ? 'approved' : 'rejected';
      sayDone(`${pointsText(points)} ${what}`);
    } catch (error) {
      sayFailed(sentenceOf(error));
    }
  };
  useHotkeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
    ['a', () => void decide('approve')],
    ['r', () => void decide('reject')],
    ['m', () => mayDecide && setModifying(true)],
  ]);
  return (
    <Stack gap="sm">
      {mayDecide && <Keys />}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <WaitingList rows={rows} chosen={at} onChoose={choose} />
        {chosen !== undefined && (
          <Case
            of={chosen}
            {...{ isBusy, mayDecide }}
            onApprove={() => void decide('approve')}
            onReject={() => void decide('reject')}
            onModify={() => setModifying(true)}
          />
        )}
      </SimpleGrid>
      {isModifying && chosen !== undefined && (
        <ModifyDialog transaction={chosen.transaction} onClose={() => setModifying(false)} />
      )}
    </Stack>
  );
}

function Keys(): ReactElement {
  return (
    <Text size="sm" c="dimmed" visibleFrom="sm" component="div">
      <Kbd>J</Kbd> next, <Kbd>K</Kbd> previous, <Kbd>A</Kbd> approve, <Kbd>R</Kbd> reject,{' '}
      <Kbd>M</Kbd> change
    </Text>
  );
}
