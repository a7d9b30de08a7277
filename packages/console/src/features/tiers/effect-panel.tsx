import { Alert, List, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { ProgramDocument } from '../../api/document-parts.ts';
import { Failure } from '../../api/failure.ts';
import { useFormats, type Formats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Answer, Failing } from '../../ui/states.tsx';
import type { TierEffect, TierMove } from './calls.ts';

const MOVES_SHOWN = 12;
const UP = 'var(--mantine-color-green-light-color)';
const DOWN = 'var(--mantine-color-red-light-color)';

/** Whom the draft moves, by what counts for members now. */
export function EffectPanel(props: {
  readonly now: UseQueryResult<TierEffect>;
  readonly then: UseQueryResult<TierEffect>;
  /** Whether the ladder is another than the one that runs. */
  readonly isChanged: boolean;
  readonly document: ProgramDocument;
}): ReactElement {
  const { now, then, isChanged, document } = props;
  const { counted } = useFormats();
  return (
    <Panel title="Who moves" lead="By what counts for every member at this moment.">
      <div aria-live="polite">
        {isChanged ? (
          <Changed then={then} document={document} />
        ) : (
          <Answer of={now} rows={2}>
            {({ members }) => (
              <Text size="sm">
                {members === 0
                  ? 'The store has no members yet.'
                  : `The store has ${counted(members, 'member')}. Change a threshold or a rule, and this says who rises and who falls before anything is saved.`}
              </Text>
            )}
          </Answer>
        )}
      </div>
    </Panel>
  );
}

function Changed(props: {
  readonly then: UseQueryResult<TierEffect>;
  readonly document: ProgramDocument;
}): ReactElement {
  const { then, document } = props;
  const { error } = then;
  if (error instanceof Failure && error.code === 'PROGRAM_REFUSED') {
    return <Text size="sm">This is told once every field has a value that can run.</Text>;
  }
  if (error !== null) return <Failing error={error} onRetry={() => void then.refetch()} />;
  return (
    <Answer of={then} rows={3}>
      {(effect) => <Told effect={effect} document={document} />}
    </Answer>
  );
}

function Told(props: {
  readonly effect: TierEffect;
  readonly document: ProgramDocument;
}): ReactElement {
  const { effect, document } = props;
  const formats = useFormats();
  const { moves, counts_anew: isAnew, held_until: until } = effect;
  const shown = moves.slice(0, MOVES_SHOWN);
  return (
    <Stack gap="sm">
      {isAnew && (
        <Alert color="yellow" icon={<Icon name="alert" />} title="Counting begins anew">
          What members earned so far tells nothing under these rules.{' '}
          {until === null
            ? 'Nobody loses a tier by that.'
            : `Everybody keeps the tier that they have until ${formats.day(until)}, and loses it then unless it is earned again.`}
        </Alert>
      )}
      {moves.length === 0 && <Text size="sm">Nobody moves.</Text>}
      <List spacing={8} size="sm" listStyleType="none">
        {shown.map((move) => (
          <List.Item
            key={`${String(move.from_tier_id)} ${String(move.to_tier_id)} ${move.way}`}
            icon={<Way move={move} />}
          >
            {moveText(move, effect, { document, formats })}
          </List.Item>
        ))}
      </List>
      {moves.length > shown.length && (
        <Text size="sm" c="dimmed">
          And {moves.length - shown.length} smaller moves.
        </Text>
      )}
    </Stack>
  );
}

function Way({ move: { way } }: { readonly move: TierMove }): ReactElement {
  const isUp = way === 'rises';
  const isDown = way === 'falls' || way === 'lost';
  return (
    <Text component="span" lh={1} fw={700} c={isUp ? UP : isDown ? DOWN : 'dimmed'} aria-hidden>
      {isUp ? '↑' : isDown ? '↓' : '='}
    </Text>
  );
}

/** `34 members rise from Silver to Gold with the next points that they earn.` */
function moveText(
  { from_tier_id: from, to_tier_id: to, way, members }: TierMove,
  { tiers }: TierEffect,
  { document, formats }: { readonly document: ProgramDocument; readonly formats: Formats },
): string {
  const nameOf = (id: string | null): string =>
    tiers.find(({ tier_id: of }) => of === id)?.tier_name ?? 'no tier';
  const isOne = members === 1;
  const who = formats.counted(members, 'member');
  switch (way) {
    case 'rises':
      return `${who} ${isOne ? 'rises' : 'rise'} from ${from === null ? 'no tier' : nameOf(from)} to ${nameOf(to)} with the next points that they earn.`;
    case 'falls':
      return `${who} ${isOne ? 'falls' : 'fall'} from ${nameOf(from)} to ${nameOf(to)} ${whenFalling(document)}.`;
    case 'lost':
      return `${who} of ${nameOf(from)} ${isOne ? 'has' : 'have'} no tier, until the next points that they earn bring them to ${nameOf(to)}.`;
    default:
      return `${who} ${isOne ? 'keeps' : 'keep'} ${nameOf(from)} without reaching it any more.`;
  }
}

function whenFalling({ tierRules }: ProgramDocument): string {
  const days =
    tierRules === undefined || tierRules.kind === 'lifetime' ? 0 : (tierRules.graceDays ?? 0);
  const grace = days > 0 ? `, after ${String(days)} days of grace` : '';
  return tierRules?.kind === 'period' ? `at the end of the period${grace}` : `with time${grace}`;
}
