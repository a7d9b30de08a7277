import { Kbd, SimpleGrid, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import { sentenceOf } from '../../api/failure.ts';
import { useWrite } from '../../api/hooks.ts';
import { useNames } from '../../api/names.ts';
import { useMay } from '../../api/me.ts';
import { pointsText } from '../../ui/formats.ts';
import { sayDone, sayFailed } from '../../ui/say.ts';
import { approveCall, rejectCall, type Decision, type Waiting } from './calls.ts';
import { Case } from './case.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { ModifyDialog } from './modify-dialog.tsx';
import { WaitingList } from './waiting-list.tsx';

/** Awards that wait beside the one that is looked at; by mouse or keyboard, one by one or many. */
export function Queue({ rows }: { readonly rows: readonly Waiting[] }): ReactElement {
  const may = useMay();
  const mayDecide = may('serve_members');
  const [openId, open] = useState<string | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [isModifying, setModifying] = useState(false);
  const at = Math.max(
    0,
    rows.findIndex(({ transaction }) => transaction.id === openId),
  );
  const shown = rows[at];
  const { decide, isBusy } = useDecision(() => open(rows[at + 1]?.transaction.id ?? null));
  const names = useNames(rows.map(({ transaction }) => transaction.internal_member_id));
  const nameOf = ({ transaction: { internal_member_id: id, member_id } }: Waiting): string =>
    names(id, member_id);
  const step = (by: number): void => open(rows[at + by]?.transaction.id ?? openId);
  const go = (how: Decision): void => {
    if (shown !== undefined && !isBusy && mayDecide) void decide(how, shown);
  };
  const mark = (id: string): void => {
    const next = new Set(marked);
    if (!next.delete(id)) next.add(id);
    setMarked(next);
  };
  const keys: Readonly<Record<string, () => void>> = {
    j: () => step(1),
    k: () => step(-1),
    a: () => go('approve'),
    r: () => go('reject'),
    m: () => mayDecide && setModifying(true),
    x: () => mayDecide && shown !== undefined && mark(shown.transaction.id),
  };
  useHotkeys(Object.entries(keys).map(([key, act]) => [key, () => isCovered() || act()]));
  return (
    <Stack gap="sm">
      {mayDecide && <Keys />}
      {mayDecide && <ChosenBar {...{ rows, marked }} onMark={(ids) => setMarked(new Set(ids))} />}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <WaitingList
          {...{ rows, nameOf, open: at, onOpen: open }}
          {...(mayDecide ? { marked, onMark: mark } : {})}
        />
        {shown !== undefined && (
          <Case
            of={shown}
            name={nameOf(shown)}
            {...{ isBusy, mayDecide }}
            onApprove={() => go('approve')}
            onReject={() => go('reject')}
            onModify={() => setModifying(true)}
          />
        )}
      </SimpleGrid>
      {isModifying && shown !== undefined && (
        <ModifyDialog transaction={shown.transaction} onClose={() => setModifying(false)} />
      )}
    </Stack>
  );
}

/** A key pressed on a dialog is meant for that. */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}

interface Deciding {
  readonly isBusy: boolean;
  readonly decide: (how: Decision, of: Waiting) => Promise<void>;
}

function useDecision(onDone: () => void): Deciding {
  const approve = useWrite(approveCall);
  const reject = useWrite(rejectCall);
  return {
    isBusy: approve.isPending || reject.isPending,
    decide: async (how, { transaction: { id, points } }) => {
      try {
        // The answer takes it off the list: who looks goes on with the next.
        await (how === 'approve' ? approve : reject).mutateAsync({ sent: { path: { tid: id } } });
        onDone();
        sayDone(`${pointsText(points)} ${how === 'approve' ? 'approved' : 'rejected'}`);
      } catch (error) {
        sayFailed(sentenceOf(error));
      }
    },
  };
}

function Keys(): ReactElement {
  return (
    <Text size="sm" c="dimmed" visibleFrom="sm" component="div">
      <Kbd>J</Kbd> next, <Kbd>K</Kbd> previous, <Kbd>A</Kbd> approve, <Kbd>R</Kbd> reject,{' '}
      <Kbd>M</Kbd> change, <Kbd>X</Kbd> mark
    </Text>
  );
}
