import { Alert, Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { applyCall, deleteDraftCall, type ProgramPlan } from '../../api/draft-calls.ts';
import { useCatchUp, useDraft, usePlan, type Draft } from '../../api/draft.ts';
import type { ProgramDocument } from '../../api/document-parts.ts';
import { sentenceOf } from '../../api/failure.ts';
import { useWrite } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { newKey } from '../../api/send.ts';
import { actorWords } from '../../ui/actor-words.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sayDone, sayFailed } from '../../ui/say.ts';
import { Answer, Empty, Marked } from '../../ui/states.tsx';
import { BacktestPanel } from './backtest-panel.tsx';
import { ChangeList } from './change-list.tsx';

/** What the draft changes, what it would have cost, and publishing it. */
export function ReviewPage(): ReactElement {
  const draft = useDraft();
  return (
    <Page
      title="Draft and history"
      lead="Changes wait in the draft until somebody publishes them: all of them, at once."
      actions={
        <Button component={Link} to="/program/history" variant="default">
          History of versions
        </Button>
      }
    >
      <Answer of={draft}>
        {(found) =>
          found.head === null ? (
            <Empty icon="layers" title="Nothing waits to be published">
              The program runs as version {found.version}. Change an activity, and it is kept here
              until you publish it.
            </Empty>
          ) : (
            <Waiting draft={found} head={found.head} />
          )
        }
      </Answer>
    </Page>
  );
}

function Waiting(props: {
  readonly draft: Draft;
  readonly head: NonNullable<Draft['head']>;
}): ReactElement {
  const { draft, head } = props;
  const plan = usePlan(draft.document);
  const { moment } = useFormats();
  const may = useMay()('change_program');
  return (
    <Answer of={plan}>
      {(told) => (
        <Stack gap="lg">
          {draft.isBehind && <Behind draft={draft} may={may} />}
          <Panel
            title={titleOf(told)}
            lead={`Saved last by ${actorWords(head.last_modified_by)}, ${moment(head.last_modified_date)}.`}
            actions={
              may && (
                <Group gap="xs">
                  <Discard id={head.id} />
                  <Publish {...{ draft, head, told }} />
                </Group>
              )
            }
          >
            <Problems told={told} document={draft.document} />
            {told.problems.length === 0 && (
              <ChangeList changes={told.changes} total={told.changes_total} />
            )}
          </Panel>
          <Warnings told={told} document={draft.document} />
          {told.problems.length === 0 && (
            <BacktestPanel draftId={head.id} revision={head.revision} />
          )}
        </Stack>
      )}
    </Answer>
  );
}

function titleOf({ problems, changes_total: total }: ProgramPlan): string {
  if (problems.length > 0) return 'The draft cannot run yet';
  if (total === 0) return 'The draft says the same as the program that runs';
  return total === 1 ? 'One change' : `${String(total)} changes`;
}

/** What keeps the draft from running, with the page on which it is mended. */
function Problems(props: {
  readonly told: ProgramPlan;
  readonly document: ProgramDocument;
}): ReactElement | null {
  const { told, document } = props;
  if (told.problems.length === 0) return null;
  return (
    <List spacing={6}>
      {told.problems.map(({ path, found, allowed }) => (
        <List.Item key={`${path} ${found}`} icon={<Mark />}>
          <Place {...{ path, document }} />: {found === '' ? 'nothing' : `“${found}”`} stands there;
          allowed is {allowed}.
        </List.Item>
      ))}
    </List>
  );
}

function Mark(): ReactElement {
  return (
    <Text component="span" c="red" lh={1}>
      <Icon name="alert" size={16} />
    </Text>
  );
}

function Warnings(props: {
  readonly told: ProgramPlan;
  readonly document: ProgramDocument;
}): ReactElement | null {
  const { told, document } = props;
  const { warnings, rewards_without_codes: empty } = told;
  if (warnings.length === 0 && empty.length === 0) return null;
  return (
    <Panel title="Worth a look" lead="None of it keeps the draft from being published.">
      <Stack gap="sm">
        {warnings.map(({ path, sentence, advice }) => (
          <Marked key={`${path} ${sentence}`} icon="alert" color="yellow.8">
            {sentence} {advice} <Place {...{ path, document, lead: 'Open ' }} />
          </Marked>
        ))}
        {empty.map((id) => (
          <Marked key={id} icon="alert" color="yellow.8">
            No codes are left for {document.rewards.find((one) => one.id === id)?.name ?? id}:
            nobody can redeem it until codes are uploaded.
          </Marked>
        ))}
      </Stack>
    </Panel>
  );
}

const NAMED = /^(activities|rewards|tiers)\[(\d+)\]/;

/** What else of the document has a page, and what people call it. */
const PAGES: Readonly<Record<string, readonly [label: string, address: string]>> = {
  tiers: ['Tiers', '/program/tiers'],
  tierRules: ['Tiers', '/program/tiers'],
  expiry: ['Expiry', '/program/expiry'],
  reminders: ['Expiry', '/program/expiry'],
  referrals: ['Referrals', '/program/referrals'],
  ...Object.fromEntries(
    [
      'name',
      'currency',
      'timeZone',
      'pointsDecimals',
      'rounding',
      'policies',
      'earning',
      'members',
    ].map((name) => [name, ['Program settings', '/program/settings'] as const]),
  ),
};

/** Which thing a place of the document belongs to, with the page on which it is mended. */
function Place(props: {
  readonly path: string;
  readonly document: ProgramDocument;
  /** Before the name of what a link opens. */
  readonly lead?: string;
}): ReactElement | null {
  const { path, document, lead = '' } = props;
  const [label, address] = placeOf(path, document);
  if (address === null) return lead === '' ? <span>{label}</span> : null;
  return (
    <Anchor component={Link} to={address} underline="always">
      {lead}
      {label}
    </Anchor>
  );
}

function placeOf(
  path: string,
  document: ProgramDocument,
): readonly [label: string, address: string | null] {
  const [, list, place] = NAMED.exec(path) ?? [];
  const first = path.split(/[.[]/, 1)[0] ?? '';
  const [label, address] = PAGES[first] ?? [first, null];
  if (list === undefined) return [label, address];
  const thing = document[list as 'activities' | 'rewards' | 'tiers'][Number(place)];
  if (thing === undefined) return [label, address];
  const id = encodeURIComponent(thing.id);
  if (list === 'activities') return [thing.name, `/program/activities/${id}`];
  if (list === 'rewards') return [thing.name, `/rewards/${id}`];
  return [thing.name, address];
}

/** Another version runs than the draft was made for: it is brought up to date before it is published. */
function Behind(props: { readonly draft: Draft; readonly may: boolean }): ReactElement {
  const { draft, may } = props;
  const catchUp = useCatchUp();
  const [isBusy, setBusy] = useState(false);
  const go = async (): Promise<void> => {
    setBusy(true);
    try {
      const both = await catchUp(draft);
      sayDone(
        both.length === 0
          ? 'The draft is up to date'
          : 'The draft is up to date. Where both changed the same, the draft stands.',
      );
    } catch (error) {
      sayFailed(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Alert color="yellow" icon={<Icon name="alert" />} title="The program changed since">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          Version {draft.version} runs, and the draft was begun with version{' '}
          {draft.head?.base_version}. Bring it up to date: what changed there stays, and so does
          what you change.
        </Text>
        {may && (
          <Button size="xs" onClick={() => void go()} loading={isBusy}>
            Bring it up to date
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function Publish(props: {
  readonly draft: Draft;
  readonly head: NonNullable<Draft['head']>;
  readonly told: ProgramPlan;
}): ReactElement {
  const { draft, head, told } = props;
  const [isAsked, setAsked] = useState(false);
  const [key] = useState(newKey);
  const write = useWrite(applyCall);
  const navigate = useNavigate();
  const { counted } = useFormats();
  const isHeld = draft.isBehind || told.problems.length > 0 || told.changes_total === 0;
  return (
    <>
      <Button disabled={isHeld} onClick={() => setAsked(true)}>
        Publish…
      </Button>
      {isAsked && (
        <ConfirmDialog
          title={`Publish ${counted(told.changes_total, 'change')}?`}
          confirm={`Publish ${counted(told.changes_total, 'change')}`}
          onClose={() => setAsked(false)}
          onConfirm={async () => {
            const body = { draft_id: head.id, revision: head.revision };
            const sent = `${key}-${String(head.revision)}`;
            const { version } = await write.mutateAsync({ sent: { body }, key: sent });
            setAsked(false);
            sayDone(`Version ${String(version)} runs now`);
            await navigate('/program/history');
          }}
        >
          <Text size="sm">
            From then on everything is decided by the new version. What members have stays as it is,
            and you can go back to the version that runs now.
          </Text>
        </ConfirmDialog>
      )}
    </>
  );
}

function Discard({ id }: { readonly id: string }): ReactElement {
  const [isAsked, setAsked] = useState(false);
  const write = useWrite(deleteDraftCall);
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        Throw away…
      </Button>
      {isAsked && (
        <ConfirmDialog
          {...{ danger: true, title: 'Throw the draft away?', confirm: 'Throw it away' }}
          onClose={() => setAsked(false)}
          onConfirm={async () => {
            await write.mutateAsync({ sent: { path: { id } } });
            setAsked(false);
            sayDone('The draft is gone. The program runs as it did.');
          }}
        >
          <Text size="sm">
            All changes that were not published are lost, also those of others. What runs stays as
            it is.
          </Text>
        </ConfirmDialog>
      )}
    </>
  );
}
