import { Badge, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useMay } from '../../api/me.ts';
import { newKey } from '../../api/send.ts';
import type { Editing } from '../../api/use-editing.ts';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { changing } from './activity-fields.tsx';
import type { Told, ToldRule } from '../../api/draft-calls.ts';
import type { EditedActivity, Rule } from './document.ts';
import { RuleFields } from './rule-fields.tsx';
import { RuleState } from './rule-state.tsx';
import styles from './rules.module.css';

const ID_LENGTH = 8;

const KINDS: readonly {
  readonly type: Rule['type'];
  readonly label: string;
  readonly about: string;
}[] = [
  { type: 'multiplier', label: 'Multiply the points', about: 'Twice the points for gold members' },
  { type: 'fixed', label: 'Give points on top', about: '100 points for an order above 50' },
  { type: 'exclusion', label: 'Give nothing', about: 'No points with an outlet coupon' },
  { type: 'frequency', label: 'Limit how often', about: 'Three times a day at most' },
];

/** The rules of an activity, each as a sentence; one of them open to be edited. */
export function RulesPanel(props: {
  readonly editing: Editing<EditedActivity>;
  readonly told: readonly ToldRule[];
  readonly drawn: Told['budgets'];
}): ReactElement {
  const { editing, told, drawn } = props;
  const { rules = [] } = editing.value.activity;
  const [opened, setOpened] = useState<number | null>(null);
  const change = changing(editing);
  const may = useMay()('change_program');
  const put = (next: readonly Rule[]): void =>
    change({ rules: next.length === 0 ? undefined : [...next] });
  return (
    <Panel
      title="Rules"
      lead="Bonuses, exclusions and limits. Of several multipliers the best one counts, unless the program adds them up."
      actions={
        may && (
          <AddRule
            onAdd={(rule) => {
              put([...rules, rule]);
              setOpened(rules.length);
            }}
          />
        )
      }
    >
      {rules.length === 0 && (
        <Text size="sm" c="dimmed">
          No rules: everybody earns the same, as often as they like.
        </Text>
      )}
      <Stack gap="sm" component="ul" className={styles['rules'] ?? ''}>
        {rules.map((rule, place) => (
          <li key={rule.id ?? place} className={styles['rule'] ?? ''}>
            <RuleHead
              {...{ rule, told: told[place], isOpen: opened === place }}
              onOpen={() => setOpened(opened === place ? null : place)}
              onRemove={() => {
                put(rules.filter((_, at) => at !== place));
                setOpened(null);
              }}
            />
            {opened === place && (
              <RuleFields
                {...{ editing, rule, place, drawn }}
                onChange={(next, budgets) => {
                  const { value, set } = editing;
                  const all = rules.map((one, at) => (at === place ? next : one));
                  set({
                    ...value,
                    activity: { ...value.activity, rules: all },
                    ...(budgets === undefined ? {} : { budgets }),
                  });
                }}
              />
            )}
          </li>
        ))}
      </Stack>
    </Panel>
  );
}

function RuleHead(props: {
  readonly rule: Rule;
  readonly told: ToldRule | undefined;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}): ReactElement {
  const { rule, told, isOpen, onOpen, onRemove } = props;
  const may = useMay()('change_program');
  const name = 'name' in rule ? rule.name : undefined;
  const called = name ?? told?.sentence ?? 'this rule';
  return (
    <Group justify="space-between" align="flex-start" gap="sm" wrap="nowrap">
      <div style={{ minWidth: 0 }}>
        {name !== undefined && (
          <Text size="sm" fw={600}>
            {name}
          </Text>
        )}
        <Text size="sm" aria-live={isOpen ? 'polite' : 'off'}>
          {told === undefined ? '…' : (told.sentence ?? 'Not complete yet')}
        </Text>
        <Group gap={6} mt={4}>
          {told?.kind != null && (
            <Badge variant="light" color="gray" tt="capitalize">
              {told.kind}
            </Badge>
          )}
          {told?.state != null && told.state !== 'running' && <RuleState state={told.state} />}
        </Group>
      </div>
      {may && (
        <Group gap={4} wrap="nowrap">
          <Button
            {...{
              size: 'compact-sm',
              variant: 'default',
              onClick: onOpen,
              'aria-expanded': isOpen,
            }}
            aria-label={`${isOpen ? 'Close' : 'Edit'}: ${called}`}
          >
            {isOpen ? 'Close' : 'Edit'}
          </Button>
          <Button
            {...{ size: 'compact-sm', variant: 'subtle', color: 'gray', onClick: onRemove }}
            aria-label={`Remove: ${called}`}
          >
            <Icon name="cross" size={16} />
          </Button>
        </Group>
      )}
    </Group>
  );
}

function AddRule({ onAdd }: { readonly onAdd: (rule: Rule) => void }): ReactElement {
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button {...{ size: 'xs', variant: 'light' }} leftSection={<Icon name="plus" size={14} />}>
          Add a rule
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {KINDS.map(({ type, label, about }) => (
          <Menu.Item key={type} onClick={() => onAdd(blank(type))}>
            <Text size="sm" fw={550}>
              {label}
            </Text>
            <Text size="xs" c="dimmed">
              {about}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function blank(type: Rule['type']): Rule {
  const id = `rule_${newKey().slice(0, ID_LENGTH)}`;
  switch (type) {
    case 'frequency':
      return { id, type, times: 1, per: 'day' };
    case 'exclusion':
      return {
        id,
        type,
        when: { attribute: 'order.coupons', operator: 'contains_any', value: [] },
      };
    case 'multiplier':
      return { id, type, multiplier: '2' };
    case 'fixed':
      return { id, type, points: '100' };
  }
}
