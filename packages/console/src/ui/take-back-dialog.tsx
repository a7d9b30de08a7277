import { Text, TextInput } from '@mantine/core';
import type { MemberData, reverse, TransactionData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { reverseCall } from '../api/member-calls.ts';
import { ActionDialog } from './action-dialog.tsx';
import { REASON, saying } from './deed-parts.tsx';
import { pointsText } from './formats.ts';
import { nameOf } from './member-name.ts';
import { titleOf } from './transaction-words.ts';

/** Takes back what is left of one award. */
export function TakeBackDialog(props: {
  readonly member: MemberData;
  readonly transaction: TransactionData;
  readonly onClose: () => void;
}): ReactElement {
  const { member, transaction, onClose } = props;
  return (
    <ActionDialog<typeof reverse, { reason: string }>
      onClose={onClose}
      action={{
        title: `Take back “${titleOf(transaction)}”`,
        call: reverseCall,
        danger: true,
        initial: { reason: '' },
        sentOf: ({ reason }) => ({
          path: { tid: transaction.id },
          body: { transaction_attributes: saying(reason) },
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
            <Text size="sm">What is left of it is taken back. What was spent stays spent.</Text>
            <TextInput
              {...{ ...REASON, 'data-autofocus': true }}
              {...form.getInputProps('reason')}
            />
          </>
        ),
      }}
    />
  );
}
