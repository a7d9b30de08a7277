import { Alert, Button, Group, List, Paper, Stack, Text } from '@mantine/core';
import type { ReactElement, ReactNode, SyntheticEvent } from 'react';
import type { ProgramDocument } from '../api/document-parts.ts';
import { useMay } from '../api/me.ts';
import type { Editing } from '../api/use-editing.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import styles from './edit-frame.module.css';
import { Icon } from './icon.tsx';
import { sayDone } from './say.ts';

/**
 * Stands around a form over a part of the draft: offers what was typed and not saved, says what would
 * change, saves, and asks where somebody else changed the same. Whoever may not change the program reads it.
 */
export function EditFrame<V>(props: {
  readonly editing: Editing<V>;
  /** What it is, for those who hear it: `Made a Purchase`. */
  readonly label: string;
  /** After saving; where a new thing has an address of its own now. */
  readonly onSaved?: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { editing, label, onSaved, children } = props;
  const may = useMay()('change_program');
  const canSave = may && (editing.isDirty || editing.isNew);
  const save = async (): Promise<void> => {
    if (!(await editing.save())) return;
    sayDone('Saved in the draft. It runs once you publish it.');
    onSaved?.();
  };
  const submit = (event: SyntheticEvent): void => {
    // A dialog that a field opens stands elsewhere on the page, and its events come here all the same.
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    if (canSave) void save();
  };
  return (
    <form onSubmit={submit} aria-label={label} noValidate>
      <Stack gap="lg">
        {!may && (
          <Alert color="gray" icon={<Icon name="ban" />}>
            Your role reads the program. Managers and owners change it.
          </Alert>
        )}
        {may && editing.kept && <KeptNotice editing={editing} />}
        <fieldset disabled={!may} className={styles['fields'] ?? ''}>
          <Stack gap="lg">{children}</Stack>
        </fieldset>
        {canSave && <SaveBar editing={editing} />}
      </Stack>
      {editing.theirs !== null && <ConflictDialog editing={editing} theirs={editing.theirs} />}
    </form>
  );
}

function KeptNotice<V>({ editing }: { readonly editing: Editing<V> }): ReactElement {
  return (
    <Alert color="blue" icon={<Icon name="clock" />} title="You had unsaved changes here">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">They were typed in this browser and never saved.</Text>
        <Group gap="xs">
          <Button size="xs" onClick={editing.restore}>
            Bring them back
          </Button>
          <Button size="xs" variant="default" onClick={editing.drop}>
            Throw them away
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

const SENTENCES_MAX = 4;
const LISTED = /^(activities|rewards|tiers)\[(\d+)\]/;

/** What a place beyond the form is called. */
function placeText(path: string, document: ProgramDocument): string {
  const [, list, place] = LISTED.exec(path) ?? [];
  const things = list === undefined ? [] : document[list as 'activities' | 'rewards' | 'tiers'];
  return things[Number(place)]?.name ?? 'Elsewhere in the program';
}

/** Stays at the lower edge as long as something is not saved. */
function SaveBar<V>({ editing }: { readonly editing: Editing<V> }): ReactElement {
  const { changes, plan, fault, isBusy } = editing;
  const { elsewhere, document } = editing;
  const problems = plan.data?.problems ?? [];
  const own = problems.length - elsewhere.length;
  const more = changes.length - SENTENCES_MAX;
  return (
    <Paper
      {...{ withBorder: true, shadow: 'md', p: 'md', component: 'section' }}
      className={styles['bar'] ?? ''}
      aria-label="What is not saved"
    >
      <Stack gap="sm">
        {fault !== null && (
          <Alert color="red" role="alert" icon={<Icon name="alert" />}>
            {fault} What you typed is kept.
          </Alert>
        )}
        <Group justify="space-between" align="flex-end" gap="sm">
          <div className={styles['told'] ?? ''} aria-live="polite">
            <Text fw={600} size="sm">
              {problems.length > 0 ? 'This cannot run yet' : 'Not saved yet'}
            </Text>
            {problems.length > 0 ? (
              <>
                {own > 0 && (
                  <Text size="sm" c="dimmed">
                    {own === 1 ? 'One field needs' : `${String(own)} fields need`} another value.
                  </Text>
                )}
                {elsewhere.slice(0, SENTENCES_MAX).map(({ path, found, allowed }) => (
                  <Text key={`${path} ${found}`} size="sm" c="dimmed">
                    {placeText(path, document)}: “{found}” does not fit; allowed is {allowed}.
                  </Text>
                ))}
                <Text size="sm" c="dimmed">
                  You can save it and go on later.
                </Text>
              </>
            ) : (
              <List size="sm" spacing={2} c="dimmed" listStyleType="none">
                {changes.slice(0, SENTENCES_MAX).map(({ sentence, path }) => (
                  <List.Item key={`${path} ${sentence}`}>{sentence}</List.Item>
                ))}
                {more > 0 && <List.Item>And {String(more)} more.</List.Item>}
              </List>
            )}
          </div>
          <Group gap="xs">
            <Button variant="default" onClick={editing.reset} disabled={isBusy || !editing.isDirty}>
              Undo
            </Button>
            <Button type="submit" loading={isBusy}>
              Save in the draft
            </Button>
          </Group>
        </Group>
      </Stack>
    </Paper>
  );
}
