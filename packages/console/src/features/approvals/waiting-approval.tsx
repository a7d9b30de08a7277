import { Anchor, Button, Group, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useMe } from '../../api/me.ts';
import { actorText } from '../../ui/actor-text.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Panel } from '../../ui/panel.tsx';
import { sayDone } from '../../ui/say.ts';
import { agreeCall, correctionCall, refuseCall, withdrawCall, type Approval } from './calls.ts';

type Doing = 'agree' | 'refuse' | 'withdraw';

/** One thing that waits: what it would do, who asked, and the decision. */
export function WaitingApproval({ of }: { readonly of: Approval }): ReactElement {
  const { person } = useMe();
  const { moment } = useFormats();
  const [doing, setDoing] = useState<Doing | null>(null);
  const isOwn = of.asked_by === `person:${person.email}`;
  const isCorrection = of.kind === 'correction';
  return (
    <Panel
      title={isCorrection ? 'A correction of the past' : of.what}
      lead={`Asked by ${isOwn ? 'you' : actorText(of.asked_by)}, ${moment(of.asked_date)}`}
    >
      <Stack gap="md">
        {isCorrection ? <OfCorrection of={of} /> : <Facts of={[['About', of.subject]]} />}
        {isOwn ? (
          <Group gap="sm">
            <Text size="sm">Somebody else decides about what you asked for.</Text>
            <Button size="xs" variant="default" onClick={() => setDoing('withdraw')}>
              Withdraw it
            </Button>
          </Group>
        ) : (
          <Group gap="sm">
            <Button onClick={() => setDoing('agree')}>Approve</Button>
            <Button variant="outline" color="red" onClick={() => setDoing('refuse')}>
              Refuse
            </Button>
          </Group>
        )}
      </Stack>
      {doing !== null && <Decide {...{ of, doing, onClose: () => setDoing(null) }} />}
    </Panel>
  );
}

/** What a correction would move, in the points of the program. */
function OfCorrection({ of }: { readonly of: Approval }): ReactElement {
  const { points, counted } = useFormats();
  const { data } = useRead(correctionCall, { path: { id: of.subject } });
  if (data?.foreseen == null) return <Text size="sm">{of.what}</Text>;
  const { name, reason, foreseen } = data;
  return (
    <SimpleGrid cols={1} spacing="xs">
      <Text fw={550}>{name}</Text>
      <Facts
        of={[
          ['Why', reason],
          ['Members', counted(foreseen.members, 'member')],
          ['Gives', points(foreseen.points_given)],
          ['Takes', points(foreseen.points_taken)],
          ['Tiers', foreseen.tier_changes === 0 ? '' : counted(foreseen.tier_changes, 'change')],
        ]}
      />
      <Anchor component={Link} to={`/program/corrections/${of.subject}`} size="sm">
        See all that it would do
      </Anchor>
    </SimpleGrid>
  );
}

const WORDS = {
  agree: { title: 'Approve', call: agreeCall, done: 'Approved', danger: false },
  refuse: { title: 'Refuse', call: refuseCall, done: 'Refused', danger: true },
  withdraw: { title: 'Withdraw it', call: withdrawCall, done: 'Withdrawn', danger: false },
} as const;

function Decide(props: {
  readonly of: Approval;
  readonly doing: Doing;
  readonly onClose: () => void;
}): ReactElement {
  const { of, doing, onClose } = props;
  const { title, call, done, danger } = WORDS[doing];
  const [reason, setReason] = useState('');
  const write = useWrite(call);
  const run = async (): Promise<void> => {
    const said = reason.trim();
    const body = said === '' ? {} : { reason: said };
    await write.mutateAsync({ sent: { path: { id: of.id }, body } });
    sayDone(done);
    onClose();
  };
  return (
    <ConfirmDialog {...{ title, confirm: title, danger, onConfirm: run, onClose }}>
      <Stack gap="sm">
        <Text size="sm">
          {CONSEQUENCES[of.kind === 'correction' ? 'correction' : 'other'][doing]}
        </Text>
        <Textarea
          {...{ label: 'Why (colleagues see it)', maxLength: 500, autosize: true, minRows: 2 }}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </Stack>
    </ConfirmDialog>
  );
}

const CONSEQUENCES: Readonly<Record<'correction' | 'other', Readonly<Record<Doing, string>>>> = {
  correction: {
    agree: 'Points begin to move at once. It can be stopped, and undone.',
    refuse: 'No points move, and the correction is called off.',
    withdraw: 'No points move, and the correction is called off.',
  },
  other: {
    agree: 'Whoever asked may go on. Nothing happens here by itself.',
    refuse: 'Whoever asked is told no.',
    withdraw: 'Nobody has to decide about it any more.',
  },
};
