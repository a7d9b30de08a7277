import { Anchor, Button, Group, Modal, Stack } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';

const LEVELS = [100, 150, 200, 300, 400] as const;

/** A picture over the whole window: nearer, farther, turned, and moved by scrolling. */
export function ZoomDialog(props: {
  readonly url: string;
  readonly onClose: () => void;
}): ReactElement {
  const [level, setLevel] = useState(0);
  const [quarters, setQuarters] = useState(0);
  const percent = LEVELS[level] ?? LEVELS[0];
  return (
    <Modal
      {...{ opened: true, onClose: props.onClose, fullScreen: true, title: 'What was sent' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        <Group gap="xs">
          <Button
            {...{ variant: 'default', size: 'xs', disabled: level === 0 }}
            leftSection={<Icon name="minus" size={14} />}
            onClick={() => setLevel(level - 1)}
          >
            Smaller
          </Button>
          <Button
            {...{ variant: 'default', size: 'xs', disabled: level === LEVELS.length - 1 }}
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => setLevel(level + 1)}
          >
            Larger
          </Button>
          <Button variant="default" size="xs" onClick={() => setQuarters((quarters + 1) % 4)}>
            Turn it
          </Button>
          <Anchor href={props.url} target="_blank" rel="noreferrer" size="sm">
            Open the file itself
          </Anchor>
        </Group>
        <div
          {...{ tabIndex: 0, role: 'region', 'aria-label': 'The picture; scrolls' }}
          style={{ overflow: 'auto', height: 'calc(100vh - 150px)', textAlign: 'center' }}
        >
          <img
            src={props.url}
            alt="What was sent, at full size"
            style={{
              ...(percent === 100
                ? { maxWidth: '100%', maxHeight: '100%' }
                : { height: `${String(percent)}%` }),
              transform: `rotate(${String(quarters * 90)}deg)`,
            }}
          />
        </div>
      </Stack>
    </Modal>
  );
}
