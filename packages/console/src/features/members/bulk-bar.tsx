import { Anchor, Button, Group, Menu, Paper, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { ACTS, BulkDialog, type Act } from './bulk-dialog.tsx';
import type { Chosen, MembersQuery } from './wanted.ts';

interface BarTerms {
  /** Names of those who are ticked, by id. */
  readonly ticked: ReadonlyMap<string, string>;
  /** What the list is filtered by. */
  readonly query: MembersQuery;
  readonly of: { readonly total: number; readonly total_is_exact: boolean };
  readonly onClear: () => void;
}

/** What can be done to those who are ticked, or to all whom the filters find. */
export function BulkBar({ ticked, query, of, onClear }: BarTerms): ReactElement | null {
  const { counted, number } = useFormats();
  const [isAll, setAll] = useState(false);
  const [doing, setDoing] = useState<{ readonly act: Act; readonly chosen: Chosen } | null>(null);
  if (ticked.size === 0 && doing === null) return null;
  const clear = (): void => {
    setAll(false);
    onClear();
  };
  const chosen: Chosen = isAll
    ? { of: 'found', query, total: of.total }
    : { of: 'ticked', names: ticked };
  const total = `${of.total_is_exact ? '' : 'the first '}${number(of.total)}`;
  return (
    <>
      <Paper withBorder p="xs" px="md" component="section" aria-label="Chosen members">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Text size="sm" fw={550} aria-live="polite">
              {isAll ? `All that are found: ${total}` : `${counted(ticked.size, 'member')} chosen`}
            </Text>
            {!isAll && of.total > ticked.size && (
              <Anchor component="button" type="button" size="sm" onClick={() => setAll(true)}>
                Choose all {total} that are found
              </Anchor>
            )}
            <Anchor component="button" type="button" size="sm" onClick={clear}>
              Choose nobody
            </Anchor>
          </Group>
          <Group gap="xs">
            <Button
              {...{ size: 'xs', variant: 'default', leftSection: <Icon name="tag" size={14} /> }}
              onClick={() => setDoing({ act: 'tag', chosen })}
            >
              Add tags
            </Button>
            <MoreActs onAct={(act) => setDoing({ act, chosen })} />
          </Group>
        </Group>
      </Paper>
      {doing !== null && (
        <BulkDialog
          {...doing}
          onClose={(isDone) => {
            setDoing(null);
            if (isDone) clear();
          }}
        />
      )}
    </>
  );
}

function MoreActs({ onAct }: { readonly onAct: (act: Act) => void }): ReactElement {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          {...{ size: 'xs', variant: 'default' }}
          leftSection={<Icon name="more" size={14} />}
        >
          More
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['untag', 'block', 'unblock', 'delete'] as const).map((act) => (
          <Menu.Item
            {...{ key: act, onClick: () => onAct(act) }}
            {...(act === 'delete' ? { c: 'red' } : {})}
          >
            {ACTS[act].title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
