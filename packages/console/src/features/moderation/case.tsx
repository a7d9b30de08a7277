import { Alert, Anchor, Button, Group, Image, Stack, Text, UnstyledButton } from '@mantine/core';
import type { FileData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { MemberLink } from '../../ui/member-link.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Marked } from '../../ui/states.tsx';
import type { Waiting } from './calls.ts';
import { ZoomDialog } from './zoom-dialog.tsx';

/** One award that waits: what was sent, what it seems to say, and what can be done. */
export function Case(props: {
  readonly of: Waiting;
  /** What the member is called. */
  readonly name: string;
  readonly mayDecide: boolean;
  readonly isBusy: boolean;
  readonly onApprove: () => void;
  readonly onReject: () => void;
  readonly onModify: () => void;
}): ReactElement {
  const { transaction, files, held } = props.of;
  const { points, moment } = useFormats();
  const { reason } = transaction.transaction_attributes;
  return (
    <Panel
      title={`${points(transaction.points)} for ${transaction.award_info?.activity_name ?? ''}`}
    >
      <Stack gap="md">
        {held !== null && (
          <Alert color="orange" title="Held, because it is unusual" icon={<Icon name="alert" />}>
            {held.text}.
          </Alert>
        )}
        <Facts
          of={[
            ['Sent', moment(transaction.created_date)],
            ['Reason', typeof reason === 'string' ? reason : ''],
            ['Tags', transaction.tags.join(', ')],
          ]}
        />
        <Text size="sm">
          <Text span c="dimmed">
            For{' '}
          </Text>
          <MemberLink id={transaction.internal_member_id} name={props.name} />
        </Text>
        {files.map((file) => (
          <SentFile key={file.id} file={file} />
        ))}
        {props.mayDecide && (
          <Group>
            <Button
              leftSection={<Icon name="check" size={16} />}
              loading={props.isBusy}
              onClick={props.onApprove}
            >
              Approve
            </Button>
            <Button
              {...{ variant: 'outline', color: 'red', loading: props.isBusy }}
              leftSection={<Icon name="cross" size={16} />}
              onClick={props.onReject}
            >
              Reject
            </Button>
            <Button variant="default" onClick={props.onModify}>
              Change the points
            </Button>
          </Group>
        )}
      </Stack>
    </Panel>
  );
}

function SentFile({ file }: { readonly file: FileData }): ReactElement {
  const { suggestion, duplicates } = file;
  const [isZoomed, setZoomed] = useState(false);
  const isPdf = file.thumbnail_url === null;
  return (
    <Stack gap="xs">
      {isPdf ? (
        <Anchor href={file.url} target="_blank" rel="noreferrer" w="fit-content">
          Open the PDF
        </Anchor>
      ) : (
        <UnstyledButton
          {...{ w: 'fit-content', maw: '100%' }}
          aria-label="Look at the picture at full size"
          onClick={() => setZoomed(true)}
        >
          <Image
            {...{ src: file.thumbnail_url, alt: 'What was sent' }}
            {...{ radius: 'sm', w: 'auto', maw: '100%', mah: 320, fit: 'contain' }}
          />
        </UnstyledButton>
      )}
      {isZoomed && <ZoomDialog url={file.url} onClose={() => setZoomed(false)} />}
      <Seems of={suggestion} />
      {duplicates.map((each) => (
        <Marked key={each.receipt_id} icon="alert" color="orange">
          {each.kind === 'same_file' ? 'The same file' : 'A picture that looks the same'} was sent
          by {each.same_member ? 'this member' : 'another member'} before: {each.status}.{' '}
          <Anchor component={Link} to={`/members/${each.internal_member_id}`} size="sm">
            See who
          </Anchor>
        </Marked>
      ))}
    </Stack>
  );
}

const NOT_READ: Readonly<Record<string, string>> = {
  waiting: 'It is being read.',
  unreadable: 'No total or date could be made out.',
};

/** What a machine read off it: a person decides. */
function Seems({ of }: { readonly of: FileData['suggestion'] }): ReactElement | null {
  if (of.state !== 'read') {
    const why = NOT_READ[of.state];
    return why === undefined ? null : (
      <Text size="sm" c="dimmed">
        {why}
      </Text>
    );
  }
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        It seems to say
        {of.confidence === null ? '' : ` (the reader is ${String(of.confidence)} % sure)`}:
      </Text>
      <Facts
        of={[
          ['Total', [of.total, of.currency].filter((part) => part !== null).join(' ')],
          ['Day', of.date ?? ''],
          ['Shop', of.shop ?? ''],
        ]}
      />
    </div>
  );
}
