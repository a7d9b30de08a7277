import { NativeSelect, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { rotateCall, type Webhook } from './calls.ts';

const OVERLAPS = [
  { value: '24', label: 'For one more day' },
  { value: '168', label: 'For one more week' },
  { value: '0', label: 'Not any more: others know it' },
];

/** Makes a new secret; the one before goes on for a while, so that the receiver can change over. */
export function RotateDialog(props: {
  readonly of: Webhook;
  readonly onClose: () => void;
  readonly onMade: (secret: string) => void;
}): ReactElement {
  const { of, onClose, onMade } = props;
  const [hours, setHours] = useState('24');
  const rotate = useWrite(rotateCall);
  const run = async (): Promise<void> => {
    const { secret_key: secret } = await rotate.mutateAsync({
      sent: { path: { id: of.id }, body: { overlap_hours: hours } },
    });
    if (secret !== null) onMade(secret);
  };
  return (
    <ConfirmDialog
      title={`A new secret for ${of.name}`}
      {...{ confirm: 'Make a new secret', danger: hours === '0', onConfirm: run, onClose }}
    >
      <Stack gap="sm">
        <Text size="sm">
          You are shown it once. The receiver can change over at any moment while both count.
        </Text>
        <NativeSelect
          label="The secret until now counts"
          data={OVERLAPS}
          value={hours}
          onChange={({ currentTarget }) => setHours(currentTarget.value)}
        />
        {hours === '0' && (
          <Text size="sm">
            Until the receiver has the new one, it will take what is sent for a stranger’s.
          </Text>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
