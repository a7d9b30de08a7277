import { Text, TextInput } from '@mantine/core';
import type { modifyTransaction, TransactionData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { ActionDialog } from '../../ui/action-dialog.tsx';
import { pointsText } from '../../ui/formats.ts';
import { modifyCall } from './calls.ts';

/** What a waiting award is worth from now on; it goes on waiting. */
export function ModifyDialog(props: {
  readonly transaction: TransactionData;
  readonly onClose: () => void;
}): ReactElement {
  const { transaction, onClose } = props;
  return (
    <ActionDialog<typeof modifyTransaction, { points: string; reason: string }>
      onClose={onClose}
      action={{
        title: 'Change the points',
        call: modifyCall,
        initial: { points: String(transaction.points), reason: '' },
        sentOf: ({ points, reason }) => ({
          path: { tid: transaction.id },
          body: {
            points: points.trim(),
            ...(reason.trim() === '' ? {} : { transaction_attributes: { reason: reason.trim() } }),
          },
        }),
        effectOf: ({ points }) => (
          <Text size="sm">
            The award is worth {pointsText(points)} in place of {pointsText(transaction.points)},
            and goes on waiting.
          </Text>
        ),
        confirm: ({ points }) => `Change to ${pointsText(points)}`,
        done: ({ points }) => `The award is worth ${pointsText(points)} now`,
        fields: (form) => (
          <>
            <TextInput
              {...{ label: 'Points', inputMode: 'decimal', 'data-autofocus': true }}
              {...form.getInputProps('points')}
            />
            <TextInput
              {...{ label: 'Why (colleagues see it)', maxLength: 1000 }}
              {...form.getInputProps('reason')}
            />
          </>
        ),
      }}
    />
  );
}
