import { Button, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { monthText, useFormats } from '../../ui/formats.ts';
import { Panel } from '../../ui/panel.tsx';
import { sayDone } from '../../ui/say.ts';
import { useServerForm } from '../../ui/server-form.ts';
import { Answer } from '../../ui/states.tsx';
import { assumeCall, assumptionsCall } from './calls.ts';

/** What a point is worth and what share is never redeemed, from when on, and who said so. */
export function Assumptions(): ReactElement {
  const { share, day } = useFormats();
  const mayAssume = useMay()('administer');
  const [isOpen, setOpen] = useState(false);
  const found = useRead(assumptionsCall);
  return (
    <Panel
      title="Assumptions"
      lead="What a point is worth, from which month on. Months that are closed stay as they were booked."
      {...(mayAssume
        ? {
            actions: (
              <Button variant="default" className="no-print" onClick={() => setOpen(true)}>
                Say what a point is worth
              </Button>
            ),
          }
        : {})}
    >
      <Answer of={found} rows={2}>
        {({ assumptions }) =>
          assumptions.length === 0 ? (
            <Text size="sm" c="dimmed">
              Nobody has said what a point is worth yet; until then there are points and no money.
              {!mayAssume && ' An owner of the store can.'}
            </Text>
          ) : (
            <DataTable
              label="Assumptions"
              rows={assumptions.toReversed()}
              keyOf={({ version }) => String(version)}
              columns={[
                { head: 'From', cell: (row) => monthText(row.effective_from) },
                {
                  ...{ head: 'One point', isNumber: true },
                  cell: (row) => `${row.point_value} ${row.currency}`,
                },
                {
                  ...{ head: 'Never redeemed', isNumber: true },
                  cell: (row) =>
                    row.breakage_share === null
                      ? 'as estimated'
                      : share(Number(row.breakage_share)),
                },
                { head: 'Why', cell: (row) => row.reason },
                { head: 'Said', cell: (row) => day(row.made_date) },
              ]}
            />
          )
        }
      </Answer>
      {isOpen && <AssumeDialog onClose={() => setOpen(false)} />}
    </Panel>
  );
}

const EMPTY = { point_value: '', breakage_share: '', effective_from: '', reason: '' };

/** Adds a version of the assumptions; it can be followed by another, and is never taken away. */
function AssumeDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { form, fault, isBusy, submit } = useServerForm(EMPTY);
  const assume = useWrite(assumeCall);
  const go = submit(async ({ point_value, breakage_share, effective_from, reason }) => {
    const body = {
      ...{ point_value, reason },
      ...(breakage_share === '' ? {} : { breakage_share }),
      ...(effective_from === '' ? {} : { effective_from }),
    };
    await assume.mutateAsync({ sent: { body } });
    sayDone(`A point is worth ${point_value} from now on`);
    onClose();
  });
  return (
    <FormDialog
      {...{ title: 'What a point is worth', fault, isBusy, onClose }}
      {...{ confirm: 'Add to the assumptions', onSubmit: go }}
    >
      <TextInput
        {...{ label: 'Money for one point', inputMode: 'decimal', 'data-autofocus': true }}
        description="In the program’s currency, such as 0.01"
        {...form.getInputProps('point_value')}
      />
      <TextInput
        {...{ label: 'Share that is never redeemed', inputMode: 'decimal' }}
        description="Below 1, such as 0.2. Left empty, it is estimated"
        {...form.getInputProps('breakage_share')}
      />
      <TextInput
        {...{ label: 'From which month on', type: 'month' }}
        description="Left empty, the running one"
        {...form.getInputProps('effective_from')}
      />
      <TextInput
        {...{ label: 'Why', maxLength: 500 }}
        description="For whoever audits"
        {...form.getInputProps('reason')}
      />
      <Text size="sm">
        It holds for points earned from that month on, and what is deferred is worked out again for
        months that are not closed. Members see nothing of it.
      </Text>
    </FormDialog>
  );
}
