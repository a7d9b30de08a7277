import { Alert, Button, Group, List, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { importLines } from '@fealty/contract/v2';
import { useEffect, useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';
import type { Data } from '../../../api/call.ts';
import { send } from '../../../api/send.ts';
import { usePieces } from '../../../api/use-pieces.ts';
import { csvLine, download } from '../../../ui/download.ts';
import { useFormats } from '../../../ui/formats.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Figure, Panel } from '../../../ui/panel.tsx';
import { PiecesProgress } from '../../../ui/pieces-progress.tsx';
import { importCall } from '../calls.ts';
import { FIELDS } from './import-fields.ts';
import {
  findTwice,
  linesOf,
  readableReason,
  type ImportFile,
  type RefusedLine,
  type SentLine,
} from './import-file.ts';

/** As many as one request may carry. */
const PIECE = 500;
const SHOWN_MAX = 10;

type Answered = Data<typeof importLines>;

interface Sum {
  readonly taken: number;
  readonly already: number;
  readonly leftOut: number;
  readonly refusals: readonly RefusedLine[];
}

/** Checks all lines without writing, imports them when that is confirmed, and hands back what was refused. */
export function CheckStep(props: {
  readonly file: ImportFile;
  readonly onBack: () => void;
  readonly onAnother: () => void;
}): ReactElement {
  const { file, onBack, onAnother } = props;
  const client = useQueryClient();
  const { counted } = useFormats();
  const lines = useMemo(() => linesOf(file), [file]);
  const twice = useMemo(() => findTwice(file, lines), [file, lines]);
  const once = useMemo(() => {
    const out = new Set(twice.map(({ line }) => line));
    return lines.filter(({ line }) => !out.has(line));
  }, [lines, twice]);
  const bodyOf = (piece: readonly SentLine[]) => ({
    body: { what: file.carried, import_id: file.importId, lines: piece },
  });
  const check = usePieces(once, PIECE, (piece) =>
    send(importCall, bodyOf(piece), { simulate: true }),
  );
  const deed = usePieces(lines, PIECE, (piece) => send(importCall, bodyOf(piece)));
  useEffect(check.go, []);
  const isOver = deed.state === 'done';
  useEffect(() => {
    if (isOver) void client.invalidateQueries();
  }, [isOver, client]);
  if (check.state !== 'done') {
    return (
      <Panel
        title="3. The check"
        lead="Every line is judged as it would be, and nothing is written."
      >
        <PiecesProgress of={check} doing="Checking" what="lines" />
      </Panel>
    );
  }
  if (deed.state === 'done') {
    const sum = summed(deed.answers, []);
    return <Result {...{ file, sum, onAnother }} />;
  }
  if (deed.state !== 'idle') {
    return (
      <Panel
        title="4. The import"
        lead="If you leave, choose the same file again: it goes on from here."
      >
        <PiecesProgress of={deed} doing="Importing" what="lines" />
      </Panel>
    );
  }
  const sum = summed(check.answers, twice);
  return (
    <Panel title="3. The check" lead="Nothing is written yet.">
      <Figures sum={sum} taken="Will be imported" />
      <Refusals file={file} refusals={sum.refusals} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          Back to the columns
        </Button>
        <Button disabled={sum.taken === 0} onClick={deed.go}>
          Import {counted(sum.taken, file.carried === 'members' ? 'member' : 'transaction')}
        </Button>
      </Group>
    </Panel>
  );
}

function summed(answers: readonly Answered[], twice: readonly RefusedLine[]): Sum {
  const add = (pick: (answer: Answered) => number): number =>
    answers.reduce((sum, answer) => sum + pick(answer), 0);
  const refusals = [...answers.flatMap((answer) => answer.refusals), ...twice];
  return {
    taken: add(({ taken }) => taken),
    already: add(({ already }) => already),
    leftOut: add(({ left_out }) => left_out),
    refusals: refusals.toSorted((a, b) => a.line - b.line),
  };
}

function Figures({ sum, taken }: { readonly sum: Sum; readonly taken: string }): ReactElement {
  const { number } = useFormats();
  const rest = [
    ['Here already', sum.already],
    ['Say nothing to import', sum.leftOut],
  ] as const;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
      <Figure label={taken} value={number(sum.taken)} />
      <Figure label="Refused" value={number(sum.refusals.length)} />
      {rest
        .filter(([, count]) => count > 0)
        .map(([label, count]) => (
          <Figure key={label} label={label} value={number(count)} />
        ))}
    </SimpleGrid>
  );
}

/** The first lines that are not taken, and why; all of them as a file that can be mended and sent again. */
function Refusals(props: {
  readonly file: ImportFile;
  readonly refusals: readonly RefusedLine[];
}): ReactElement | null {
  const { file, refusals } = props;
  const { counted, number } = useFormats();
  if (refusals.length === 0) return null;
  const labels = new Map(FIELDS[file.carried].map(({ name, label }) => [name, label]));
  const wordsOf = (reason: string): string =>
    readableReason(reason, (name) => labels.get(name) ?? name);
  const keep = (): void => {
    const cells = new Map(file.lines.map((one) => [one.line, one.cells]));
    download(`refused-${file.fileName.replace(/\.\w+$/, '')}.csv`, [
      csvLine([...file.names, 'why it was refused']),
      ...refusals.map(({ line, reason }) => {
        const values = cells.get(line) ?? [];
        return csvLine([...file.names.map((_name, at) => values[at] ?? ''), wordsOf(reason)]);
      }),
    ]);
  };
  return (
    <Alert
      color="yellow"
      icon={<Icon name="alert" />}
      title={`${counted(refusals.length, 'line')} ${refusals.length === 1 ? 'is' : 'are'} refused`}
    >
      <Stack gap="sm" align="flex-start">
        <List size="sm" spacing={4} listStyleType="none">
          {refusals.slice(0, SHOWN_MAX).map(({ line, reason }) => (
            <List.Item key={line}>
              <Text component="span" size="sm" fw={600}>
                Line {number(line)}:
              </Text>{' '}
              {wordsOf(reason)}
            </List.Item>
          ))}
          {refusals.length > SHOWN_MAX && (
            <List.Item>And {number(refusals.length - SHOWN_MAX)} more, in the file.</List.Item>
          )}
        </List>
        <Button
          {...{ size: 'xs', variant: 'default', onClick: keep }}
          leftSection={<Icon name="download" size={14} />}
        >
          Download refused lines
        </Button>
      </Stack>
    </Alert>
  );
}

function Result(props: {
  readonly file: ImportFile;
  readonly sum: Sum;
  readonly onAnother: () => void;
}): ReactElement {
  const { file, sum, onAnother } = props;
  return (
    <Panel title="The import is through" lead={file.fileName}>
      <Figures sum={sum} taken="Imported" />
      <Refusals file={file} refusals={sum.refusals} />
      {sum.refusals.length > 0 && (
        <Text size="sm" c="dimmed">
          Mend the refused lines and import that file: lines that are in are not touched by it.
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onAnother}>
          Import another file
        </Button>
        <Button component={Link} to="/members">
          To the members
        </Button>
      </Group>
    </Panel>
  );
}
