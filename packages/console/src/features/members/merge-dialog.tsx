import { Alert, Modal, Radio, Stack, Table, Text } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useWrite } from '../../api/hooks.ts';
import { newKey, send } from '../../api/send.ts';
import { FormButtons } from '../../ui/form-dialog.tsx';
import { FormFrame } from '../../ui/form-frame.tsx';
import { useFormats } from '../../ui/formats.ts';
import { nameOf } from '../../ui/member-name.ts';
import { sayDone } from '../../ui/say.ts';
import { useServerForm } from '../../ui/server-form.ts';
import { mergeCall } from './calls.ts';
import { ChooseMember } from './choose-member.tsx';
import { isTyped, TypedName } from './typed-name.tsx';

/** Makes two members one: who the other is, who goes on, what comes together, and only then the deed. */
export function MergeDialog(props: {
  readonly member: MemberData;
  readonly onClose: () => void;
}): ReactElement {
  const { member, onClose } = props;
  const [other, setOther] = useState<MemberData | null>(null);
  return (
    <Modal
      {...{ opened: true, onClose, title: `Merge ${nameOf(member)} with another`, size: 'xl' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {other === null ? (
        <ChooseMember but={member.id} onChoose={setOther} onCancel={onClose} />
      ) : (
        <Confirm {...{ member, other, onClose }} onBack={() => setOther(null)} />
      )}
    </Modal>
  );
}

interface Foreseen {
  readonly into: string;
  readonly result: MemberData;
}

function Confirm(props: {
  readonly member: MemberData;
  readonly other: MemberData;
  readonly onBack: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { member, other, onBack, onClose } = props;
  const navigate = useNavigate();
  const [goesOn, setGoesOn] = useState(member.id);
  const [foreseen, setForeseen] = useState<Foreseen | null>(null);
  const [typed, setTyped] = useState('');
  const [key] = useState(newKey);
  const { fault, isBusy, submit, clear } = useServerForm({});
  const merge = useWrite(mergeCall);
  const [into, from] = goesOn === member.id ? [member, other] : [other, member];
  const shown = foreseen?.into === into.id ? foreseen.result : null;
  const sent = { path: { mid: from.id }, body: { into: into.id } };
  const choose = (id: string): void => {
    clear();
    setTyped('');
    setGoesOn(id);
  };
  const go = submit(async () => {
    if (shown === null) {
      const result = await send(mergeCall, sent, { simulate: true });
      setForeseen({ into: into.id, result });
      return;
    }
    if (!isTyped(typed, from)) return;
    await merge.mutateAsync({ sent, key: `${key}-${into.id}` });
    sayDone(`${nameOf(from)} and ${nameOf(into)} are one member`);
    onClose();
    if (into.id !== member.id) await navigate(`/members/${into.id}`);
  });
  return (
    <FormFrame fault={fault} onSubmit={go}>
      <Radio.Group label="Who goes on for both?" value={goesOn} onChange={choose}>
        <Stack gap="xs" mt={6}>
          {[member, other].map((one) => (
            <Radio
              key={one.id}
              {...{ value: one.id, label: nameOf(one) }}
              description={one.email_address || one.member_id}
            />
          ))}
        </Stack>
      </Radio.Group>
      <div aria-live="polite">
        {shown !== null && <Together {...{ into, from, result: shown }} />}
      </div>
      {shown !== null && <TypedName {...{ member: from, value: typed, onChange: setTyped }} />}
      <FormButtons
        {...{ isBusy, leave: 'Choose another', onClose: onBack }}
        confirm={shown === null ? 'Show what will happen' : `Merge into ${nameOf(into)}`}
        isDanger={shown !== null}
        isReady={shown === null || isTyped(typed, from)}
      />
    </FormFrame>
  );
}

/** The two beside what becomes of them, as the server foresees it. */
function Together(props: {
  readonly into: MemberData;
  readonly from: MemberData;
  readonly result: MemberData;
}): ReactElement {
  const { into, from, result } = props;
  const { points, number } = useFormats();
  const rows: readonly (readonly [string, (member: MemberData) => string])[] = [
    ['To spend', (one) => points(one.available_points)],
    ['Waits for approval', (one) => points(one.pending_points)],
    ['Tier', (one) => one.current_tier || 'None'],
    ['Orders', (one) => number(one.number_of_purchases)],
    ['E-mail address', (one) => one.email_address || 'None'],
    ['Phone', (one) => one.phone_number || 'None'],
  ];
  return (
    <Alert color="blue" title="What will happen">
      <Stack gap="sm">
        <Text size="sm">
          {nameOf(from)} is no member of their own any more: points, orders and names lead to{' '}
          {nameOf(into)}. It can be undone for some time; what is spent until then stays spent.
        </Text>
        <Table.ScrollContainer minWidth={320}>
          <Table aria-label="What comes together" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">
                  <Text size="sm" span>
                    Of
                  </Text>
                </Table.Th>
                {[from, into].map((one) => (
                  <Table.Th key={one.id} scope="col">
                    {nameOf(one)}
                  </Table.Th>
                ))}
                <Table.Th scope="col">Together</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(([label, of]) => (
                <Table.Tr key={label}>
                  <Table.Th scope="row" fw={400}>
                    {label}
                  </Table.Th>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{of(from)}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{of(into)}</Table.Td>
                  <Table.Td fw={600} style={{ overflowWrap: 'anywhere' }}>
                    {of(result)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Stack>
    </Alert>
  );
}
