import { Alert, Button, Group, List, Modal, Stack, TagsInput, Text } from '@mantine/core';
import type { bulkMembers } from '@fealty/contract/v2';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import type { Data } from '../../api/call.ts';
import { send } from '../../api/send.ts';
import { usePieces } from '../../api/use-pieces.ts';
import { csvLine, download } from '../../ui/download.ts';
import { useFormats, type Formats } from '../../ui/formats.ts';
import { PiecesProgress } from '../../ui/pieces-progress.tsx';
import { bulkCall } from './calls.ts';
import { isNotChosen, useChosenIds } from './chosen-ids.tsx';
import type { Chosen } from './wanted.ts';

export type Act = 'tag' | 'untag' | 'block' | 'unblock' | 'delete';

type Answered = Data<typeof bulkMembers>;

export const ACTS: Readonly<
  Record<Act, { readonly title: string; readonly lead: string; readonly verb: string }>
> = {
  tag: { title: 'Add tags', lead: 'All their other tags stay.', verb: 'Tag' },
  untag: { title: 'Take tags off', lead: 'All their other tags stay.', verb: 'Untag' },
  block: {
    title: 'Block',
    lead: 'They keep their points, and neither collect nor spend any until they are unblocked.',
    verb: 'Block',
  },
  unblock: {
    title: 'Unblock',
    lead: 'They can collect and spend points again. Whoever opted out stays so.',
    verb: 'Unblock',
  },
  delete: {
    title: 'Delete',
    lead: 'They leave the program. What is known of them stays, and each can be let back in.',
    verb: 'Delete',
  },
};

/** As many as one request may name. */
const PIECE = 500;
const REASONS_MAX = 5;

/** Asks what to do, shows what would come of it, does it piece by piece, and tells what was refused. */
export function BulkDialog(props: {
  readonly act: Act;
  readonly chosen: Chosen;
  readonly onClose: (isDone: boolean) => void;
}): ReactElement {
  const { act, chosen, onClose } = props;
  const { title, lead } = ACTS[act];
  const takesTags = act === 'tag' || act === 'untag';
  const [tags, setTags] = useState<string[]>([]);
  const [isGoing, setGoing] = useState(false);
  const close = { 'aria-label': 'Close' };
  return (
    <Modal
      opened
      {...{ title, size: 'md' }}
      closeButtonProps={close}
      onClose={() => onClose(false)}
    >
      {isGoing ? (
        <Going {...{ act, tags, chosen, onClose }} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!takesTags || tags.length > 0) setGoing(true);
          }}
        >
          <Stack gap="md">
            <Text size="sm">{lead}</Text>
            {takesTags && (
              <TagsInput
                label="Tags"
                description="Press Enter after each."
                value={tags}
                onChange={setTags}
                maxTags={20}
                data-autofocus
                acceptValueOnBlur
              />
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => onClose(false)}>
                Cancel
              </Button>
              <Button type="submit" disabled={takesTags && tags.length === 0}>
                Show what will happen
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

interface GoingTerms {
  readonly act: Act;
  readonly tags: readonly string[];
  readonly chosen: Chosen;
  readonly onClose: (isDone: boolean) => void;
}

function Going(props: GoingTerms): ReactElement {
  const found = useChosenIds(props.chosen);
  if (found.ids === null) return <>{found.shown}</>;
  return <Judged {...props} ids={found.ids} />;
}

/** First what would happen, then the deed. */
function Judged(props: GoingTerms & { readonly ids: readonly string[] }): ReactElement {
  const { act, tags, ids, chosen, onClose } = props;
  const formats = useFormats();
  const client = useQueryClient();
  const bodyOf = (members: readonly string[]) => ({
    body: { members, act, ...(tags.length === 0 ? {} : { tags }) },
  });
  const look = usePieces(ids, PIECE, (piece) => send(bulkCall, bodyOf(piece), { simulate: true }));
  const deed = usePieces(ids, PIECE, (piece) => send(bulkCall, bodyOf(piece)));
  useEffect(look.go, []);
  const isOver = deed.state === 'done' || deed.state === 'stopped' || deed.state === 'failed';
  useEffect(() => {
    if (isOver) void client.invalidateQueries({ predicate: isNotChosen });
  }, [isOver, client]);
  if (look.state !== 'done') {
    return <PiecesProgress of={look} doing="Looking at what will happen" what="members" />;
  }
  if (deed.state === 'done') {
    return (
      <Told {...{ act, chosen, formats }} answers={deed.answers} onClose={() => onClose(true)} />
    );
  }
  if (deed.state !== 'idle') {
    return <PiecesProgress of={deed} doing={ACTS[act].title} what="members" />;
  }
  const sum = summed(look.answers);
  const changing = sum.done - sum.unchanged;
  return (
    <Stack gap="md">
      <Alert color={changing === 0 ? 'gray' : 'blue'} title="What will happen">
        <Stack gap={4}>{effects(act, tags, sum, formats)}</Stack>
      </Alert>
      {sum.refusals.length > 0 && <Reasons refusals={sum.refusals} formats={formats} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => onClose(false)}>
          Cancel
        </Button>
        <Button
          {...{ disabled: changing === 0, onClick: deed.go }}
          {...(act === 'block' || act === 'delete' ? { color: 'red.9' } : {})}
        >
          {ACTS[act].verb} {formats.counted(changing, 'member')}
        </Button>
      </Group>
    </Stack>
  );
}

interface Sum {
  readonly done: number;
  readonly unchanged: number;
  readonly points: number;
  readonly refusals: Answered['refusals'];
}

function summed(answers: readonly Answered[]): Sum {
  return {
    done: answers.reduce((sum, { done }) => sum + done, 0),
    unchanged: answers.reduce((sum, { unchanged = 0 }) => sum + unchanged, 0),
    points: answers.reduce((sum, { points_held = 0 }) => sum + points_held, 0),
    refusals: answers.flatMap(({ refusals }) => refusals),
  };
}

function effects(
  act: Act,
  tags: readonly string[],
  { done, unchanged, points }: Sum,
  formats: Formats,
): ReactNode {
  const changing = done - unchanged;
  const named = tags.map((tag) => `“${tag}”`).join(', ');
  const words: Readonly<Record<Act, string>> = {
    tag: `${formats.counted(changing, 'member')} will be tagged ${named}.`,
    untag: `${formats.counted(changing, 'member')} will lose ${named}.`,
    block: `${formats.counted(changing, 'member')} will be blocked. Together they hold ${formats.points(points)}.`,
    unblock: `${formats.counted(changing, 'member')} will be unblocked, and can use ${formats.points(points)}.`,
    delete: `${formats.counted(changing, 'member')} will leave the program. Together they hold ${formats.points(points)}.`,
  };
  return (
    <>
      <Text size="sm">{changing === 0 ? 'Nothing would change.' : words[act]}</Text>
      {unchanged > 0 && (
        <Text size="sm">
          {formats.counted(unchanged, 'member')} {unchanged === 1 ? 'is' : 'are'} so already.
        </Text>
      )}
    </>
  );
}

/** Why members are refused, each reason once with how many it concerns. */
function Reasons(props: {
  readonly refusals: Answered['refusals'];
  readonly formats: Formats;
}): ReactElement {
  const { refusals, formats } = props;
  const reasons = new Map<string, number>();
  for (const { reason } of refusals) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const shown = [...reasons].toSorted((a, b) => b[1] - a[1]);
  return (
    <Alert color="yellow" title={`${formats.counted(refusals.length, 'member')} left as they are`}>
      <List size="sm" spacing={2}>
        {shown.slice(0, REASONS_MAX).map(([reason, count]) => (
          <List.Item key={reason}>
            {reason}
            {count > 1 && ` (${formats.number(count)} times)`}
          </List.Item>
        ))}
        {shown.length > REASONS_MAX && (
          <List.Item>And {formats.number(shown.length - REASONS_MAX)} more reasons.</List.Item>
        )}
      </List>
    </Alert>
  );
}

/** What was done, and whom it did not reach. */
function Told(props: {
  readonly act: Act;
  readonly chosen: Chosen;
  readonly answers: readonly Answered[];
  readonly formats: Formats;
  readonly onClose: () => void;
}): ReactElement {
  const { act, chosen, answers, formats, onClose } = props;
  const { done, refusals } = summed(answers);
  const nameOf = (id: string): string =>
    chosen.of === 'ticked' ? (chosen.names.get(id) ?? '') : '';
  const keep = (): void =>
    download(`${act}-refused.csv`, [
      csvLine(['member', 'id', 'reason']),
      ...refusals.map(({ id, reason }) => csvLine([nameOf(id), id, reason])),
    ]);
  return (
    <Stack gap="md">
      <Alert color="green" title="Done" role="status">
        {ACTS[act].title}: {formats.counted(done, 'member')}.
      </Alert>
      {refusals.length > 0 && <Reasons {...{ refusals, formats }} />}
      <Group justify="flex-end">
        {refusals.length > 0 && (
          <Button variant="default" onClick={keep}>
            Download who was left out
          </Button>
        )}
        <Button onClick={onClose}>Close</Button>
      </Group>
    </Stack>
  );
}
