import { Text, TextInput } from '@mantine/core';
import type { MemberData, reverse, TransactionData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { ActionDialog } from '../../ui/action-dialog.tsx';
import { pointsText } from '../../ui/formats.ts';
import { reverseCall } from './calls.ts';
import { nameOf } from '../../ui/member-name.ts';
import { titleOf } from '../../ui/transaction-words.ts';

/** Takes back what is left of one award. */
export function ReverseDialog(props: {
  readonly member: MemberData;
  readonly transaction: TransactionData;
  readonly onClose: () => void;
}): ReactElement {
  const { member, transaction, onClose } = props;
  return (
    <ActionDialog<typeof reverse, { reason: string }>
      onClose={onClose}
      action={{
        title: `Reverse “${titleOf(transaction)}”`,
        call: reverseCall,
        danger: true,
        initial: { reason: '' },
        sentOf: ({ reason }) => ({
          path: { tid: transaction.id },
          body: { transaction_attributes: reason.trim() === '' ? {} : { reason: reason.trim() } },
        }),
        effectOf: ({ points }) => (
          <Text size="sm">
            <b>{pointsText(points)}</b> are taken back from {nameOf(member)}. This can be done once.
          </Text>
        ),
        confirm: ({ points }) => `Take back ${pointsText(points)}`,
        done: ({ points }) => `${pointsText(points)} taken back`,
        fields: (form) => (
          <>
            <Text size="sm">
              What is left of this award is taken back. What was spent of it stays spent.
            </Text>
            <TextInput
              {...{ label: 'Why (colleagues see it)', maxLength: 1000, 'data-autofocus': true }}
              {...form.getInputProps('reason')}
            />
          </>
        ),
      }}
    />
  );
}
