import { List, Modal, Stack, Text } from '@mantine/core';
import type { TransactionData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useFormats } from '../../ui/formats.ts';
import { Answer } from '../../ui/states.tsx';
import { whyCall } from './calls.ts';
import { titleOf } from '../../ui/transaction-words.ts';

/** The reasons of a transaction, one sentence for each step. */
export function WhyDialog(props: {
  readonly transaction: TransactionData;
  readonly onClose: () => void;
}): ReactElement {
  const { transaction, onClose } = props;
  const { points, moment } = useFormats();
  const found = useRead(whyCall, { path: { tid: transaction.id } });
  return (
    <Modal
      {...{ opened: true, onClose, size: 'lg', closeButtonProps: { 'aria-label': 'Close' } }}
      title={`Why ${points(transaction.points)}: ${titleOf(transaction)}`}
    >
      <Answer of={found}>
        {({ sentences, program_version }) => (
          <Stack gap="md">
            {sentences.length === 0 ? (
              <Text>No rule took part.</Text>
            ) : (
              <List type="ordered" spacing="xs">
                {sentences.map((sentence, index) => (
                  <List.Item key={`${String(index)} ${sentence}`}>{sentence}</List.Item>
                ))}
              </List>
            )}
            <Text size="sm" c="dimmed">
              Decided by version {program_version} of the program, recorded{' '}
              {moment(transaction.created_date)}.
            </Text>
          </Stack>
        )}
      </Answer>
    </Modal>
  );
}
