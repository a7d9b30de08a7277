import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { usePlan, type Draft } from '../api/draft.ts';
import type { ProgramChange } from '../api/draft-calls.ts';
import type { Editing } from '../api/use-editing.ts';
import { actorWords } from './actor-words.ts';
import { useFormats } from './formats.ts';
import { Icon } from './icon.tsx';
import { sayDone } from './say.ts';

/** Two people changed the same: what each made of it, and which is to stand. */
export function ConflictDialog<V>(props: {
  readonly editing: Editing<V>;
  readonly theirs: Draft;
}): ReactElement {
  const { editing, theirs } = props;
  const { moment } = useFormats();
  const told = usePlan(theirs.document);
  const { head } = theirs;
  const who = head === null ? 'somebody' : actorWords(head.last_modified_by);
  const keep = async (): Promise<void> => {
    if (await editing.keepMine()) sayDone('Saved in the draft, over the other change.');
  };
  return (
    <Modal
      {...{ opened: true, onClose: editing.putOff, size: 'lg' }}
      title="Somebody else changed this too"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        <Text size="sm">
          {head === null
            ? 'The program was published while you were typing.'
            : `A change of the same thing was saved by ${who}, ${moment(head.last_modified_date)}.`}{' '}
          Which one is to stand in the draft? Both are told against the program that runs.
        </Text>
        {editing.fault !== null && (
          <Alert color="red" role="alert" icon={<Icon name="alert" />}>
            {editing.fault}
          </Alert>
        )}
        <Side
          title="Theirs"
          changes={told.data?.changes.filter((change) => editing.isAbout(change, theirs.document))}
        />
        <Side title="Yours" changes={editing.changes} />
        <Group justify="flex-end">
          <Button variant="default" onClick={editing.takeTheirs}>
            Take theirs
          </Button>
          <Button onClick={() => void keep()} loading={editing.isBusy} data-autofocus>
            Keep mine
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Side(props: {
  readonly title: string;
  readonly changes: readonly ProgramChange[] | undefined;
}): ReactElement {
  const { title, changes } = props;
  return (
    <div>
      <Text fw={600} size="sm">
        {title}
      </Text>
      {changes === undefined || changes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {changes === undefined ? 'One moment…' : 'As it runs now.'}
        </Text>
      ) : (
        <List size="sm" spacing={2}>
          {changes.map(({ sentence, path }) => (
            <List.Item key={`${path} ${sentence}`}>{sentence}</List.Item>
          ))}
        </List>
      )}
    </div>
  );
}
