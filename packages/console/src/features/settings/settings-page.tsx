import { Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Draft } from '../../api/draft.ts';
import { useEditing } from '../../api/use-editing.ts';
import { ChangeNotes } from '../../ui/change-notes.tsx';
import { EditFrame } from '../../ui/edit-frame.tsx';
import { ProgramPage } from '../../ui/program-page.tsx';
import { AttributesPanel } from './attributes-panel.tsx';
import { BrowserOrdersPanel, NotEarningPanel } from './earning-panel.tsx';
import { HeldPanel } from './held-panel.tsx';
import { CountingPanel, ReturnsPanel, ProgramPanel } from './settings-fields.tsx';
import { SETTINGS, type Settings } from './settings-part.ts';
import { ApprovalsPanel, StorefrontPanel } from './activity-lists.tsx';

/** What holds for the whole program. */
export function SettingsPage(): ReactElement {
  return (
    <ProgramPage
      title="Program settings"
      lead="What holds for the whole program. Changes count from the moment on which they are published; what was decided before stays as it is."
    >
      {(draft) => <Edited draft={draft} />}
    </ProgramPage>
  );
}

function Edited({ draft }: { readonly draft: Draft }): ReactElement {
  const { name, currency, timeZone, activities } = draft.document;
  const first: Settings = { name, currency, timeZone, activities };
  const editing = useEditing<Settings>(draft, SETTINGS, first);
  return (
    <EditFrame editing={editing} label="Program settings">
      <Stack gap="lg">
        <ChangeNotes of={editing.changes} />
        <ProgramPanel editing={editing} />
        <CountingPanel editing={editing} />
        <NotEarningPanel editing={editing} />
        <ReturnsPanel editing={editing} />
        <ApprovalsPanel editing={editing} />
        <StorefrontPanel editing={editing} />
        <BrowserOrdersPanel editing={editing} />
        <AttributesPanel editing={editing} before={draft.running.members?.attributes ?? []} />
        <HeldPanel editing={editing} />
      </Stack>
    </EditFrame>
  );
}
