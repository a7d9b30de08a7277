import { NativeSelect, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ProgramDocument } from '../api/document-parts.ts';

export type Breaker = NonNullable<ProgramDocument['breaker']>;
type Mode = NonNullable<Breaker['mode']>;

/** What core takes where nothing is written. */
const USUAL = { mode: 'learnt', times: 5, watchMinutes: 60, watchTimes: 3 } as const;
const AWARDS_MAX = 1_000_000_000;
const TIMES_MAX = 1000;
const WATCH_MINUTES_MAX = 1440;
const COLUMNS = { base: 1, xs: 3 } as const;
/** What explains a field stands below it, so that fields beside each other are in one line. */
const ORDER = ['label', 'input', 'description', 'error'] as const;

const MODES: Readonly<Record<Mode, string>> = {
  learnt: 'By what is usual, and your bounds',
  fixed: 'By your bounds alone',
  off: 'Never',
};
/** Stands for nothing written, where something else says it. */
const INHERITED = 'program';

export interface BreakerTerms {
  /** What is written here; undefined if nothing is. */
  readonly value: Breaker | undefined;
  /** What the program says of every activity; undefined where that itself is edited. */
  readonly inherited?: Breaker | undefined;
  readonly onChange: (next: Breaker | undefined) => void;
  /** Says what is wrong with a field: `times`. */
  readonly problemAt: (field: string) => string | null;
}

type Some = { readonly [K in keyof Breaker]?: Breaker[K] | undefined };

/** From when on awards are held for somebody to look at: of all activities, or of one. */
export function BreakerFields(terms: BreakerTerms): ReactElement {
  const { value = {}, inherited, onChange } = terms;
  const change = (some: Some): void => {
    const left = Object.entries({ ...value, ...some }).filter(([, held]) => held !== undefined);
    onChange(left.length === 0 ? undefined : Object.fromEntries(left));
  };
  const program = inherited?.mode ?? USUAL.mode;
  const mode = value.mode ?? program;
  const isOwn = inherited !== undefined;
  return (
    <Stack gap="md" pt="md">
      <NativeSelect
        label="Awards are held"
        data={[
          ...(isOwn
            ? [{ value: INHERITED, label: `As the program says: ${MODES[program].toLowerCase()}` }]
            : []),
          ...Object.entries(MODES).map(([one, label]) => ({ value: one, label })),
        ]}
        value={value.mode ?? (isOwn ? INHERITED : USUAL.mode)}
        description={
          mode === 'off'
            ? 'A slip of the keyboard then gives whatever it gives, and nothing is learnt from what is given.'
            : undefined
        }
        onChange={({ currentTarget: { value: chosen } }) =>
          change({ mode: isNothing(chosen, isOwn) ? undefined : (chosen as Mode) })
        }
        error={terms.problemAt('mode')}
      />
      <Bounds {...{ ...terms, mode, change }} />
      <Comparisons {...{ ...terms, mode, change }} />
    </Stack>
  );
}

function isNothing(chosen: string, isOwn: boolean): boolean {
  return chosen === (isOwn ? INHERITED : USUAL.mode);
}

interface Fields extends BreakerTerms {
  /** What holds, wherever it is written. */
  readonly mode: Mode;
  readonly change: (some: Some) => void;
}

/** Bounds of the shop's own; they hold from the first award on. */
function Bounds({ value = {}, inherited, mode, change, problemAt }: Fields): ReactElement {
  const isOff = mode === 'off';
  return (
    <SimpleGrid cols={COLUMNS}>
      {(['pointsPerAwardMax', 'pointsPerHourMax'] as const).map((name) => (
        <TextInput
          key={name}
          label={name === 'pointsPerAwardMax' ? 'Most points an award' : 'Most points an hour'}
          {...{ inputMode: 'decimal', autoComplete: 'off', disabled: isOff }}
          {...{ placeholder: inherited?.[name] ?? 'No bound', value: value[name] ?? '' }}
          onChange={({ currentTarget }) => change({ [name]: currentTarget.value || undefined })}
          error={problemAt(name)}
        />
      ))}
      <NumberInput
        {...{ label: 'Most awards an hour', min: 1, max: AWARDS_MAX, allowDecimal: false }}
        {...{ disabled: isOff, value: value.awardsPerHourMax ?? '' }}
        placeholder={numbered(inherited?.awardsPerHourMax) ?? 'No bound'}
        onChange={(most) => change({ awardsPerHourMax: numberOf(most) })}
        error={problemAt('awardsPerHourMax')}
      />
    </SimpleGrid>
  );
}

/** What awards are held against: the last weeks, and the version before a change. */
function Comparisons({ value = {}, inherited, mode, change, problemAt }: Fields): ReactElement {
  const shown = (name: 'times' | 'watchMinutes' | 'watchTimes'): object => ({
    ...{ allowDecimal: false, value: value[name] ?? '', error: problemAt(name) },
    inputWrapperOrder: [...ORDER],
    placeholder: String(inherited?.[name] ?? USUAL[name]),
    onChange: (typed: string | number) => change({ [name]: numberOf(typed) }),
  });
  return (
    <SimpleGrid cols={COLUMNS}>
      <NumberInput
        {...{ label: 'Times what is usual', min: 1, max: TIMES_MAX, ...shown('times') }}
        description="Of the greatest award and hour of four weeks, once it was awarded 200 times."
        disabled={mode !== 'learnt'}
      />
      <NumberInput
        {...{ label: 'Minutes after a change', min: 0, max: WATCH_MINUTES_MAX }}
        {...shown('watchMinutes')}
        description="So long, awards are compared with the version before. 0 for not at all."
        disabled={mode === 'off'}
      />
      <NumberInput
        {...{ label: 'Times what it gave before', min: 1, max: TIMES_MAX, ...shown('watchTimes') }}
        description="In these minutes, what gives more for the same than so many times as before is held."
        disabled={mode === 'off'}
      />
    </SimpleGrid>
  );
}

function numberOf(typed: string | number): number | undefined {
  return typed === '' ? undefined : Number(typed);
}

function numbered(count: number | undefined): string | null {
  return count === undefined ? null : String(count);
}
