import { Badge, Button, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useDraft, type Draft } from '../../api/draft.ts';
import { useMay } from '../../api/me.ts';
import { useEditing, type Editing } from '../../api/use-editing.ts';
import { Beside } from '../../ui/beside.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EditFrame } from '../../ui/edit-frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProgramPage } from '../../ui/program-page.tsx';
import { sayDone } from '../../ui/say.ts';
import { Empty } from '../../ui/states.tsx';
import { AboutPanel, EarningPanel } from './activity-fields.tsx';
import { activityPart, type EditedActivity } from './document.ts';
import { ForWhomPanel } from './for-whom-panel.tsx';
import { HeldPanel } from './held-panel.tsx';
import { LiveTest } from './live-test.tsx';
import { OccasionsPanel } from './occasions-panel.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { beginning } from './templates.ts';
import { useTold } from '../../api/use-told.ts';

const BACK = { to: '/program/activities', label: 'Activities' } as const;

/** One activity: what it earns, its rules, and what an order would come to. */
export function ActivityPage(): ReactElement {
  const { id = '' } = useParams();
  const [asked] = useSearchParams();
  const { data } = useDraft();
  const begun = asked.get('new');
  const name = data?.document.activities.find((one) => one.id === id)?.name;
  return (
    <ProgramPage title={name ?? (begun === null ? 'Activity' : 'New activity')} back={BACK}>
      {(draft) =>
        name === undefined && begun === null ? (
          <Empty icon="spark" title="There is no such activity">
            Somebody may have taken it out of the draft.
          </Empty>
        ) : (
          <Edited key={id} {...{ draft, id, name: begun === '' ? null : begun }} />
        )
      }
    </ProgramPage>
  );
}

function Edited(props: {
  readonly draft: Draft;
  readonly id: string;
  /** Of a new activity of the shop's own. */
  readonly name: string | null;
}): ReactElement {
  const { draft, id, name } = props;
  const [first] = useState(() => beginning(draft.document, { id, name: name ?? id }));
  const editing = useEditing(draft, activityPart(id), first, { isNew: true });
  const isThere = draft.document.activities.some((one) => one.id === id);
  const told = useTold(editing.document, id);
  const own = told.data?.activities.find((one) => one.id === id);
  const navigate = useNavigate();
  const may = useMay()('change_program');
  return (
    <Beside>
      <EditFrame
        editing={editing}
        label={editing.value.activity.name}
        onSaved={() => {
          if (!isThere) void navigate(`/program/activities/${id}`, { replace: true });
        }}
      >
        {own?.sentence != null && (
          <Text fw={550} aria-live="polite">
            {own.sentence}
            {editing.value.activity.active === false && (
              <Badge {...{ variant: 'light', color: 'gray', ml: 8 }}>Paused</Badge>
            )}
          </Text>
        )}
        <EarningPanel editing={editing} />
        <RulesPanel {...{ editing, told: own?.rules ?? [], drawn: told.data?.budgets ?? [] }} />
        <AboutPanel editing={editing} />
        <ForWhomPanel editing={editing} />
        <OccasionsPanel editing={editing} />
        <HeldPanel editing={editing} />
        {may && isThere && <TakeOut editing={editing} />}
      </EditFrame>
      <LiveTest document={editing.document} running={draft.running} activityId={id} />
    </Beside>
  );
}

function TakeOut({ editing }: { readonly editing: Editing<EditedActivity> }): ReactElement {
  const [isAsked, setAsked] = useState(false);
  const navigate = useNavigate();
  const { name } = editing.value.activity;
  return (
    <div>
      <Button
        {...{ variant: 'subtle', color: 'red', size: 'compact-sm' }}
        leftSection={<Icon name="cross" size={14} />}
        onClick={() => setAsked(true)}
      >
        Take this activity out
      </Button>
      {isAsked && (
        <ConfirmDialog
          {...{ danger: true, title: `Take ${name} out?`, confirm: 'Take it out of the draft' }}
          onClose={() => setAsked(false)}
          onConfirm={async () => {
            setAsked(false);
            if (!(await editing.remove())) return;
            sayDone(`${name} is out of the draft`);
            await navigate('/program/activities');
          }}
        >
          <Text size="sm">
            It goes on earning until the draft is published. Points that it gave stay with their
            members.
          </Text>
        </ConfirmDialog>
      )}
    </div>
  );
}
