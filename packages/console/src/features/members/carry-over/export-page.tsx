import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useRef, useState, type ReactElement } from 'react';
import { send } from '../../../api/send.ts';
import { download } from '../../../ui/download.ts';
import { useFormats } from '../../../ui/formats.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Page } from '../../../ui/page.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Failing } from '../../../ui/states.tsx';
import { exportCall } from '../calls.ts';
import type { Carried } from './import-fields.ts';

/** What was written so far. */
interface Written {
  readonly state: 'running' | 'done' | 'failed' | 'stopped';
  readonly lines: number;
  readonly members: number;
  readonly error: unknown;
}

/** A file with all members, or with all that they earned and spent, as an import reads it. */
export function ExportPage(): ReactElement {
  return (
    <Page
      title="Export"
      lead="All members, or all transactions, as a file that spreadsheets and imports read."
      back={{ to: '/members', label: 'Members' }}
    >
      <Export />
    </Page>
  );
}

function Export(): ReactElement {
  const [carried, setCarried] = useState<Carried>('members');
  const [written, setWritten] = useState<Written | null>(null);
  const isWanted = useRef(true);
  const isRunning = written?.state === 'running';
  const run = async (): Promise<void> => {
    isWanted.current = true;
    try {
      const parts = await collect(carried, isWanted, setWritten);
      if (parts !== null) download(`${carried}.csv`, parts);
    } catch (error) {
      setWritten((before) => ({ ...(before ?? NOTHING), state: 'failed', error }));
    }
  };
  return (
    <Panel title="What is wanted?">
      <Stack gap="md" align="flex-start">
        <Radio.Group
          aria-label="What is wanted?"
          value={carried}
          onChange={(value) => setCarried(value === 'transactions' ? 'transactions' : 'members')}
        >
          <Stack gap="xs">
            <Radio
              {...{ value: 'members', label: 'Members', disabled: isRunning }}
              description="Who they are, their status, tier and attributes. Points stand in the transactions."
            />
            <Radio
              {...{ value: 'transactions', label: 'Transactions', disabled: isRunning }}
              description="What every member earned and spent, with dates, orders and coupons. Points that wait for approval stay behind."
            />
          </Stack>
        </Radio.Group>
        <Group gap="sm">
          <Button
            {...{ loading: isRunning, onClick: () => void run() }}
            leftSection={<Icon name="download" size={16} />}
          >
            Export {carried}
          </Button>
          {isRunning && (
            <Button
              variant="default"
              onClick={() => {
                isWanted.current = false;
              }}
            >
              Stop
            </Button>
          )}
        </Group>
        {written !== null && <Told written={written} onRetry={() => void run()} />}
        <Text size="sm" c="dimmed">
          The file holds personal data. Values that a spreadsheet would take for a formula have an
          apostrophe in front, which an import takes off again.
        </Text>
      </Stack>
    </Panel>
  );
}

const NOTHING: Written = { state: 'running', lines: 0, members: 0, error: null };

/** All parts of the file; null if it was stopped. */
async function collect(
  what: Carried,
  isWanted: { readonly current: boolean },
  tell: (written: Written) => void,
): Promise<readonly string[] | null> {
  const parts: string[] = [];
  let written = NOTHING;
  let more: { readonly behind?: string; readonly attributes?: string } = {};
  for (;;) {
    tell(written);
    const part = await send(exportCall, { query: { what, ...more } });
    parts.push(part.csv);
    const [lines, members] = [written.lines + part.lines, written.members + part.members];
    written = { ...written, lines, members };
    const behind = part.next_behind;
    if (behind === null) {
      tell({ ...written, state: 'done' });
      return parts;
    }
    if (!isWanted.current) {
      tell({ ...written, state: 'stopped' });
      return null;
    }
    more = { behind, attributes: JSON.stringify(part.attributes) };
  }
}

function Told(props: { readonly written: Written; readonly onRetry: () => void }): ReactElement {
  const { state, lines, members, error } = props.written;
  const { counted } = useFormats();
  if (state === 'failed') return <Failing error={error} onRetry={props.onRetry} />;
  const words = `${counted(lines, 'line')} of ${counted(members, 'member')}`;
  if (state === 'done') {
    return (
      <Alert color="green" role="status" title="The file is in your downloads">
        {words}
      </Alert>
    );
  }
  return (
    <Text size="sm" aria-live="polite" className="numbers">
      {state === 'stopped' ? 'Stopped. No file was written' : `${words} so far`}
    </Text>
  );
}
