import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { actorWords } from '../../ui/actor-words.ts';
import { useFormats } from '../../ui/formats.ts';
import type { StoredDesign } from './calls.ts';

/** Two people changed the design: what the other one changed, and which is to stand. */
export function ChangedDialog(props: {
  readonly theirs: StoredDesign;
  /** What they changed since it was read. */
  readonly changed: readonly string[];
  readonly onTake: () => void;
  readonly onKeep: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { theirs, changed, onTake, onKeep, onClose } = props;
  const { moment } = useFormats();
  const { last_modified_by: by, last_modified_date: at } = theirs;
  return (
    <Modal
      {...{ opened: true, onClose, title: 'Somebody else changed the design' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        <Text size="sm">
          {by === null ? 'Somebody' : actorWords(by)} saved it
          {at === null ? '' : `, ${moment(at)}`}, while you were at it. What changed:
        </Text>
        <List size="sm">
          {changed.map((one) => (
            <List.Item key={one}>{one}</List.Item>
          ))}
        </List>
        <Group justify="flex-end">
          <Button variant="default" onClick={onTake}>
            Take theirs
          </Button>
          <Button onClick={onKeep} data-autofocus>
            Save mine over it
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
