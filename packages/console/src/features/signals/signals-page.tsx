import { Button, Group, NativeSelect, SegmentedControl, Stack } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useRead, useWrite } from '../../api/hooks.ts';
import { sentenceOf } from '../../api/failure.ts';
import { useAsked } from '../../ui/asked.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Paging } from '../../ui/paging.tsx';
import { sayDone, sayFailed } from '../../ui/say.ts';
import { Answer, Empty } from '../../ui/states.tsx';
import { ActDialog } from './act-dialog.tsx';
import { lookCall, signalsCall, type Signal } from './calls.ts';
import { KINDS } from './kinds.ts';
import { DismissDialog, ReopenDialog } from './decide-dialogs.tsx';
import { SignalCard, type Doing } from './signal-card.tsx';

const PAGE = 20;
/** Each looks at a stretch of what was recorded; whatever is left is looked at within minutes by itself. */
const LOOKS_MAX = 5;

const SHOWN = [
  { value: 'open', label: 'Open' },
  { value: 'dismissed', label: 'Dismissed' },
  { value: 'acted_on', label: 'Acted on' },
  { value: 'any', label: 'All' },
];

/** What looks like somebody games the program: why it is odd, whom it is about, and what was decided. */
export function SignalsPage(): ReactElement {
  const asked = useAsked();
  const { start } = asked;
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const wanted = asked.of('show');
  const state = SHOWN.some(({ value }) => value === wanted) ? wanted : 'open';
  const kind = asked.of('kind') in KINDS ? asked.of('kind') : '';
  const found = useRead(signalsCall, {
    query: { state, kind: kind || undefined, start_index: start, count: PAGE },
  });
  return (
    <Page
      title="Fraud signals"
      lead="What looks like somebody games the program. Nothing is taken from anybody by it: you decide."
      actions={<LookNow />}
    >
      <Group gap="md" align="flex-end">
        <SegmentedControl
          {...{ data: SHOWN, value: state, 'aria-label': 'Which are shown' }}
          onChange={(show) => asked.change({ show: show === 'open' ? '' : show })}
        />
        <NativeSelect
          {...{ label: 'What was seen', value: kind, miw: 220 }}
          data={[
            { value: '', label: 'Anything' },
            ...Object.entries(KINDS).map(([value, { label }]) => ({ value, label })),
          ]}
          onChange={({ currentTarget }) => asked.change({ kind: currentTarget.value })}
        />
      </Group>
      <Answer of={found} rows={6}>
        {({ fraud_signals: signals, total, more }) =>
          signals.length === 0 ? (
            <Nothing isFiltered={kind !== '' || state !== 'open'} />
          ) : (
            <Stack gap="md">
              {signals.map((each) => (
                <SignalCard
                  key={each.id}
                  of={each}
                  onDo={(doing) => setDeciding({ of: each, doing })}
                />
              ))}
              <Paging
                {...{ of: { total, more }, start, size: PAGE, shown: signals.length }}
                onStart={asked.goTo}
              />
            </Stack>
          )
        }
      </Answer>
      {deciding !== null && <Decide {...deciding} onClose={() => setDeciding(null)} />}
    </Page>
  );
}

interface Deciding {
  readonly of: Signal;
  readonly doing: Doing;
}

/** Beside the list, not in it: what a colleague decides meanwhile leaves the list, and the dialog says so. */
function Decide({ of, doing, onClose }: Deciding & { readonly onClose: () => void }): ReactElement {
  const Dialog = DIALOGS[doing];
  return <Dialog {...{ of, onClose }} />;
}

const DIALOGS = { act: ActDialog, dismiss: DismissDialog, reopen: ReopenDialog } as const;

function Nothing({ isFiltered }: { readonly isFiltered: boolean }): ReactElement {
  return isFiltered ? (
    <Empty icon="filter" title="Nothing here">
      No signal is of that kind. Others may be.
    </Empty>
  ) : (
    <Empty icon="check" title="Nothing looks odd">
      Every minute the server looks at what was recorded. What looks like somebody games the program
      will stand here, with its figures.
    </Empty>
  );
}

/** Does at once what is done every minute. */
function LookNow(): ReactElement {
  const look = useWrite(lookCall);
  const [isBusy, setBusy] = useState(false);
  const go = async (): Promise<void> => {
    setBusy(true);
    try {
      let isMore = true;
      for (let looks = 0; isMore && looks < LOOKS_MAX; looks += 1) {
        isMore = (await look.mutateAsync({ sent: {} })).more;
      }
      sayDone(isMore ? 'Looked; there is more, and it is looked at by itself' : 'Looked just now');
    } catch (error) {
      sayFailed(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      {...{ variant: 'default', loading: isBusy }}
      leftSection={<Icon name="search" size={16} />}
      onClick={() => void go()}
    >
      Look now
    </Button>
  );
}
