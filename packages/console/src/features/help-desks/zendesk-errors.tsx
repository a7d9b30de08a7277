import { Button, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { sentenceOf } from '../../api/failure.ts';
import { useWrite } from '../../api/hooks.ts';
import { useNames } from '../../api/names.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { MemberLink } from '../../ui/member-link.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sayDone, sayFailed } from '../../ui/say.ts';
import { syncCall, type Health } from './calls.ts';

/** Members who did not come to Zendesk, in its own words, and whom it might have twice. */
export function ZendeskErrors(props: {
  readonly id: string;
  readonly errors: Health['errors'];
  readonly ambiguous: Health['ambiguous'];
}): ReactElement {
  const { id, errors, ambiguous } = props;
  const { moment } = useFormats();
  const nameOf = useNames([...errors.map((row) => row.internal_member_id), ...ambiguous]);
  return (
    <Panel title="What went wrong last" lead="In Zendesk’s words.">
      {errors.length === 0 ? (
        <Text c="dimmed">Nothing did.</Text>
      ) : (
        <DataTable
          label="Errors"
          rows={errors}
          keyOf={(row) => row.internal_member_id}
          columns={[
            {
              head: 'Member',
              cell: (row) => (
                <MemberLink
                  id={row.internal_member_id}
                  name={nameOf(row.internal_member_id, 'Open')}
                />
              ),
            },
            { head: 'What', cell: ({ error }) => error ?? '' },
            { head: 'When', cell: ({ error_date: at }) => moment(at) },
            { head: 'Next try', cell: (row) => moment(row.next_try_date) },
            { head: 'Again', cell: (row) => <Again id={id} memberId={row.internal_member_id} /> },
          ]}
        />
      )}
      {ambiguous.length > 0 && (
        <Text size="sm">
          Several users at Zendesk have the address of{' '}
          {ambiguous.map((memberId, place) => (
            <span key={memberId}>
              {place > 0 && ', '}
              <MemberLink id={memberId} name={nameOf(memberId, `member ${String(place + 1)}`)} />
            </span>
          ))}
          . Merge the users there; then they are sent.
        </Text>
      )}
    </Panel>
  );
}

function Again(props: { readonly id: string; readonly memberId: string }): ReactElement {
  const sync = useWrite(syncCall);
  const send = async (): Promise<void> => {
    try {
      const body = { member_id: props.memberId };
      await sync.mutateAsync({ sent: { path: { id: props.id }, body } });
      sayDone('The member is next');
    } catch (error) {
      sayFailed(sentenceOf(error));
    }
  };
  return (
    <Button size="xs" variant="default" loading={sync.isPending} onClick={() => void send()}>
      Send now
    </Button>
  );
}
