import { List, Stack, Text } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useRead, useWrite } from '../../api/hooks.ts';
import { newKey, send } from '../../api/send.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { download } from '../../ui/download.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { nameOf } from '../../ui/member-name.ts';
import { sayDone } from '../../ui/say.ts';
import { useServerForm } from '../../ui/server-form.ts';
import { eraseCall, mergedCall, personCall } from './calls.ts';
import { isTyped, TypedName } from './typed-name.tsx';

interface ForgetTerms {
  readonly member: MemberData;
  readonly onClose: () => void;
}

/** All that is held on a member, as a file: what he may ask for. */
export function ExportDialog({ member, onClose }: ForgetTerms): ReactElement {
  const name = nameOf(member);
  const run = async (): Promise<void> => {
    const data = await send(personCall, { path: { mid: member.id } });
    const file = `member-${member.member_id.replaceAll(/[^\w.@-]+/g, '-')}.json`;
    download(file, [JSON.stringify(data, null, 2)], 'application/json');
    sayDone(`The data of ${name} are downloaded`);
    onClose();
  };
  return (
    <ConfirmDialog
      {...{ title: `Export the data of ${name}`, confirm: 'Download the file', onClose }}
      onConfirm={run}
    >
      <Stack gap="sm">
        <Text size="sm">
          A file with all that is held on {name}: profile, points, orders and why they earned what
          they did, messages, answers to your shop, and who did what.
        </Text>
        <Text size="sm">Give it to nobody but {name}: it holds personal data.</Text>
      </Stack>
    </ConfirmDialog>
  );
}

/** Forgets the person for good; what goes and what stays is said before. */
export function EraseDialog({ member, onClose }: ForgetTerms): ReactElement {
  const name = nameOf(member);
  const { points } = useFormats();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [key] = useState(newKey);
  const { fault, isBusy, submit } = useServerForm({});
  const erase = useWrite(eraseCall);
  const merged = useRead(mergedCall, { path: { mid: member.id } }).data?.merged ?? [];
  const isSure = isTyped(typed, member);
  const run = submit(async () => {
    if (!isSure) return;
    await erase.mutateAsync({ sent: { path: { mid: member.id } }, key });
    sayDone(`${name} is erased`);
    await navigate('/members');
  });
  const lost = member.available_points + member.pending_points;
  return (
    <FormDialog
      {...{ title: `Erase ${name}`, size: 'lg', fault, isBusy, onClose }}
      {...{ confirm: `Erase ${name} for good`, isDanger: true, isReady: isSure, onSubmit: run }}
    >
      <Told
        title="What goes, for good"
        of={[
          'Name, addresses, telephone, birthday, attributes and tags',
          lost > 0 ? `${points(lost)}: they lapse` : '',
          'Messages, receipts and photos, reasons and what was said of orders',
          merged.length > 0
            ? `The same of ${merged.map((one) => one.name).join(', ')}, merged into this member`
            : '',
        ]}
      />
      <Told
        title="What stays, without the person"
        of={[
          'How many points moved when, so that your books go on adding up',
          'Order numbers and coupon codes, so that none is used twice',
        ]}
      />
      <Text size="sm">
        Orders of {name} cannot be returned here afterwards. The e-mail address is free: who joins
        with it begins at nothing.
      </Text>
      <TypedName {...{ member, value: typed, onChange: setTyped }} />
    </FormDialog>
  );
}

function Told(props: { readonly title: string; readonly of: readonly string[] }): ReactElement {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {props.title}
      </Text>
      <List size="sm" spacing={2}>
        {props.of
          .filter((line) => line !== '')
          .map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
      </List>
    </div>
  );
}
