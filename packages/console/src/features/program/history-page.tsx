import { Badge, Button, Group, List, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { versionCall, type ProgramChange } from '../../api/draft-calls.ts';
import { DRAFT_NAME, usePlan } from '../../api/draft.ts';
import type { ProgramDocument } from '../../api/document-parts.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { newKey } from '../../api/send.ts';
import { actorWords } from '../../ui/actor-words.ts';
import { useAsked } from '../../ui/asked.ts';
import { FormFrame } from '../../ui/form-frame.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Page } from '../../ui/page.tsx';
import { Paging } from '../../ui/paging.tsx';
import { sayDone } from '../../ui/say.ts';
import { useServerForm } from '../../ui/server-form.ts';
import { Answer, Empty } from '../../ui/states.tsx';
import { rollBackCall, versionsCall, type Version } from './calls.ts';
import { ChangeList } from './change-list.tsx';

const PAGE = 10;
const SENTENCES_MAX = 4;

/** Every version that ran: when, by whom, what it changed, and the way back to it. */
export function HistoryPage(): ReactElement {
  const { start, goTo } = useAsked();
  const found = useRead(versionsCall, { query: { start_index: start, count: PAGE } });
  return (
    <Page
      title="History of versions"
      lead="What ran, the newest first. A version never changes; going back makes a new one."
      back={{ to: '/program/review', label: 'Draft and history' }}
    >
      <Answer of={found} rows={6}>
        {({ versions, total, more }) =>
          versions.length === 0 ? (
            <Empty icon="layers" title="Nothing runs yet" />
          ) : (
            <Stack gap="md">
              {versions.map((version) => (
                <OneVersion key={version.version} of={version} />
              ))}
              <Paging
                {...{ of: { total, more }, start, size: PAGE, shown: versions.length }}
                onStart={goTo}
              />
            </Stack>
          )
        }
      </Answer>
    </Page>
  );
}

function OneVersion({ of }: { readonly of: Version }): ReactElement {
  const { moment } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const [isAll, setAll] = useState(false);
  const shown = isAll ? of.changes : of.changes.slice(0, SENTENCES_MAX);
  return (
    <Paper withBorder p="md" component="section" aria-label={`Version ${String(of.version)}`}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs" align="flex-start">
          <div>
            <Group gap="xs">
              <Title order={2} size="h4">
                Version {of.version}
              </Title>
              {of.is_running && (
                <Badge variant="light" color="green">
                  Runs now
                </Badge>
              )}
            </Group>
            <Text size="sm" c="dimmed">
              {moment(of.applied_date)}, by {actorWords(of.applied_by)}
              {originWords(of)}
            </Text>
          </div>
          {!of.is_running && (
            <Button size="xs" variant="default" onClick={() => setOpen(true)}>
              Compare or go back
            </Button>
          )}
        </Group>
        <Sentences changes={shown} isFirst={of.version === 1} />
        {of.changes.length > shown.length && (
          <Button
            {...{ variant: 'subtle', size: 'compact-sm', w: 'fit-content' }}
            onClick={() => setAll(true)}
          >
            All {of.changes_total} changes
          </Button>
        )}
      </Stack>
      {isOpen && <GoBack version={of.version} onClose={() => setOpen(false)} />}
    </Paper>
  );
}

function Sentences(props: {
  readonly changes: readonly ProgramChange[];
  readonly isFirst: boolean;
}): ReactElement {
  const { changes, isFirst } = props;
  if (changes.length === 0) {
    return (
      <Text size="sm">{isFirst ? 'The first version.' : 'Says the same as the one before.'}</Text>
    );
  }
  return (
    <List size="sm" spacing={2}>
      {changes.map(({ path, sentence }) => (
        <List.Item key={`${path} ${sentence}`}>{sentence}</List.Item>
      ))}
    </List>
  );
}

function originWords({ origin }: Version): string {
  if (origin.by === 'rollback') return `, going back to version ${String(origin.version)}`;
  if (origin.by === 'promote') return ', from the test store';
  if (origin.by !== 'draft') return ', as a document';
  return origin.name === DRAFT_NAME ? '' : `, from the draft ${origin.name ?? ''}`;
}

/** How a version differs from what runs, and letting it run again. */
function GoBack(props: { readonly version: number; readonly onClose: () => void }): ReactElement {
  const { version, onClose } = props;
  const found = useRead(versionCall, { path: { version: String(version) } });
  return (
    <Modal
      {...{ opened: true, onClose, size: 'lg', title: `Go back to version ${String(version)}?` }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Answer of={found}>
        {(data) => (
          <Difference {...{ version, onClose }} document={data.document as ProgramDocument} />
        )}
      </Answer>
    </Modal>
  );
}

function Difference(props: {
  readonly version: number;
  readonly document: ProgramDocument;
  readonly onClose: () => void;
}): ReactElement {
  const { version, document, onClose } = props;
  const plan = usePlan(document);
  const may = useMay()('change_program');
  const write = useWrite(rollBackCall);
  const [key] = useState(newKey);
  const navigate = useNavigate();
  const { fault, isBusy, submit } = useServerForm({});
  const go = submit(async () => {
    const base = plan.data?.running_version;
    const made = await write.mutateAsync({ sent: { body: { version, base } }, key });
    onClose();
    sayDone(`Version ${String(made.version)} runs now, as version ${String(version)} did`);
    await navigate('/program/history');
  });
  return (
    <FormFrame fault={fault} onSubmit={go}>
      <Answer of={plan}>
        {(told) =>
          told.problems.length > 0 ? (
            <Text size="sm">It could not run any more: {told.problems[0]?.allowed}.</Text>
          ) : told.changes_total === 0 ? (
            <Text size="sm">It says the same as the program that runs.</Text>
          ) : (
            <>
              <Text size="sm">This would change of the program that runs:</Text>
              <ChangeList changes={told.changes} total={told.changes_total} />
            </>
          )
        }
      </Answer>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {may ? 'Leave it' : 'Close'}
        </Button>
        {may && (
          <Button type="submit" loading={isBusy} disabled={(plan.data?.changes_total ?? 0) === 0}>
            Let version {version} run again
          </Button>
        )}
      </Group>
    </FormFrame>
  );
}
