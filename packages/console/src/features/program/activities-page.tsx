import { Anchor, Badge, Button, Group, Paper, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { isAlike } from '../../api/document-parts.ts';
import type { Draft } from '../../api/draft.ts';
import { useMay } from '../../api/me.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProgramPage } from '../../ui/program-page.tsx';
import type { Told } from '../../api/draft-calls.ts';
import type { Activity } from './document.ts';
import { useTold } from '../../api/use-told.ts';

/** What earns points, as the draft says it. */
export function ActivitiesPage(): ReactElement {
  const may = useMay()('change_program');
  return (
    <ProgramPage
      title="Activities"
      lead="What your members do to earn points."
      actions={
        may && (
          <Button
            component={Link}
            to="/program/new-activity"
            leftSection={<Icon name="plus" size={16} />}
          >
            New activity
          </Button>
        )
      }
    >
      {(draft) => <Listed draft={draft} />}
    </ProgramPage>
  );
}

function Listed({ draft }: { readonly draft: Draft }): ReactElement {
  const { counted } = useFormats();
  const { data } = useTold(draft.document);
  const told = (id: string): Told['activities'][number] | undefined =>
    data?.activities.find((one) => one.id === id);
  return (
    <Paper withBorder p="md">
      <DataTable
        label="Activities"
        rows={draft.document.activities}
        keyOf={({ id }) => id}
        columns={[
          {
            head: 'Activity',
            cell: ({ id, name }) => (
              <div>
                <Anchor component={Link} to={`/program/activities/${id}`} fw={550}>
                  {name}
                </Anchor>
                <Text size="sm" c="dimmed">
                  {told(id)?.sentence ?? ''}
                </Text>
              </div>
            ),
          },
          {
            head: 'Rules',
            cell: ({ rules = [] }) => (
              <Text size="sm" className="numbers" style={{ whiteSpace: 'nowrap' }}>
                {rules.length === 0 ? 'None' : counted(rules.length, 'rule')}
              </Text>
            ),
          },
          { head: 'State', cell: (activity) => <State {...{ activity, draft }} /> },
        ]}
      />
    </Paper>
  );
}

function State(props: { readonly activity: Activity; readonly draft: Draft }): ReactElement {
  const { activity, draft } = props;
  const runs = draft.running.activities.find(({ id }) => id === activity.id);
  const isPaused = activity.active === false;
  return (
    <Group gap={6} justify="inherit">
      <Badge variant="light" color={isPaused ? 'gray' : 'green'}>
        {isPaused ? 'Paused' : 'Active'}
      </Badge>
      {activity.visible === false && (
        <Badge variant="light" color="gray">
          Hidden
        </Badge>
      )}
      {!isAlike(runs, activity) && (
        <Badge variant="light" color="blue">
          {runs === undefined ? 'New in the draft' : 'Changed in the draft'}
        </Badge>
      )}
    </Group>
  );
}
