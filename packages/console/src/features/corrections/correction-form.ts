import type { UseFormReturnType } from '@mantine/form';
import { DRAFT_NAME } from '../../api/draft.ts';
import { Failure } from '../../api/failure.ts';
import { startOfDay } from '../../ui/end-of-day.ts';

export type Act = 'give' | 'take' | 'reverse' | 'reaward';

/** What is typed of a correction; empty means not said. */
export interface Typed extends Record<string, unknown> {
  name: string;
  reason: string;
  act: Act;
  points: string;
  /** Of taking: no more than a member has. */
  atMost: boolean;
  /** Of awarding again: a multiple, or what another program gives. */
  judge: 'multiplier' | 'version' | 'draft';
  multiplier: string;
  version: string;
  /** Whether members are chosen by themselves, or by the awards that they got. */
  by: 'members' | 'transactions';
  emails: string;
  tag: string;
  tier: string;
  joined_from: string;
  joined_until: string;
  balance_min: string;
  balance_max: string;
  /** An attribute of the program, and what it says of whoever is meant. */
  attribute: string;
  value: string;
  activity: string;
  occurred_from: string;
  occurred_until: string;
  order_ids: string;
  /** The version of the program that decided the awards. */
  program_version: string;
}

export const BLANK: Typed = {
  ...{ name: '', reason: '', act: 'give', points: '', atMost: false },
  ...{ judge: 'multiplier', multiplier: '2', version: '' },
  ...{ by: 'members', emails: '', tag: '', tier: '', joined_from: '', joined_until: '' },
  ...{ balance_min: '', balance_max: '', attribute: '', value: '' },
  ...{ activity: '', occurred_from: '', occurred_until: '', order_ids: '', program_version: '' },
};

/** The form over it. */
export type Form = UseFormReturnType<Typed>;

type Said = Readonly<Record<string, unknown>>;

/** Awards are what is taken back or awarded again; points are given to members or whoever got awards. */
export function isOfAwards({ act, by }: Pick<Typed, 'act' | 'by'>): boolean {
  return act === 'reverse' || act === 'reaward' || by === 'transactions';
}

/** The document of a correction, or why it cannot be one: nothing said would be everybody. */
export function documentOf(typed: Typed, zone: string): Said {
  const members = membersOf(typed, zone);
  if (!isOfAwards(typed)) {
    if (Object.keys(members).length === 0) throw unsaid('emails');
    return { ...headOf(typed), select: { members }, act: actOf(typed) };
  }
  const awards = {
    ...text('activity', typed.activity),
    ...day('occurred_from', typed.occurred_from, zone),
    ...dayAfter('occurred_until', typed.occurred_until, zone),
    ...list('order_ids', typed.order_ids),
    ...(typed.program_version === '' ? {} : { program_version: Number(typed.program_version) }),
    ...(Object.keys(members).length === 0 ? {} : { members }),
  };
  if (Object.keys(awards).length === 0) throw unsaid('activity');
  const transactions = { kinds: ['award'], ...awards };
  return { ...headOf(typed), select: { transactions }, act: actOf(typed) };
}

function unsaid(field: string): Failure {
  return new Failure('refused', `${field}: Say who is meant: at least one of these`);
}

function headOf({ name, reason }: Typed): Said {
  return { name: name.trim(), reason: reason.trim() };
}

function actOf(typed: Typed): Said {
  const { act, points, atMost } = typed;
  switch (act) {
    case 'give':
      return { give: { points: points.trim() } };
    case 'take':
      return { take: atMost ? { at_most: points.trim() } : { points: points.trim() } };
    case 'reverse':
      return { reverse: {} };
    case 'reaward':
      return { reaward: judgeOf(typed) };
  }
}

function judgeOf({ judge, multiplier, version }: Typed): Said {
  if (judge === 'multiplier') return { multiplier: multiplier.trim() };
  return judge === 'draft' ? { draft: DRAFT_NAME } : { program_version: Number(version) };
}

function membersOf(typed: Typed, zone: string): Said {
  const { attribute, value } = typed;
  if (attribute.trim() === '' && value.trim() !== '') {
    throw new Failure('refused', 'attribute: Say which attribute has this value.');
  }
  return {
    ...list('emails', typed.emails),
    ...text('tag', typed.tag),
    ...text('tier', typed.tier),
    ...day('joined_from', typed.joined_from, zone),
    ...dayAfter('joined_until', typed.joined_until, zone),
    ...text('balance_min', typed.balance_min),
    ...text('balance_max', typed.balance_max),
    ...(attribute.trim() === ''
      ? {}
      : { attribute: { name: attribute.trim(), value: value.trim() } }),
  };
}

function text(name: string, value: string): Said {
  return value.trim() === '' ? {} : { [name]: value.trim() };
}

/** One in a line, or with commas between them. */
function list(name: string, value: string): Said {
  const all = value.split(/[\s,;]+/).filter((each) => each !== '');
  return all.length === 0 ? {} : { [name]: all };
}

/** From the day's first moment on. */
function day(name: string, value: string, zone: string): Said {
  const at = startOfDay(value, zone);
  return at === null ? {} : { [name]: iso(at) };
}

const DAY_MS = 86_400_000;

/** Until the day's end: the server leaves out the moment that it is told, which is the next day's first. */
function dayAfter(name: string, value: string, zone: string): Said {
  const noon = Date.parse(`${value}T12:00:00Z`);
  if (Number.isNaN(noon)) return {};
  return day(name, new Date(noon + DAY_MS).toISOString().slice(0, 10), zone);
}

function iso(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

const FIELD = /^(?:[a-z_]+\.)*?((?:attribute\.|reaward\.)?[a-z_]+) is .*; allowed is (.*)$/s;
/** Fields of the document that have another name in the form. */
const RENAMED: Readonly<Record<string, string>> = {
  ...{ at_most: 'points', 'attribute.name': 'attribute', 'attribute.value': 'value' },
  ...{ 'reaward.program_version': 'version', 'reaward.multiplier': 'multiplier' },
};

/** The server names fields of the document; in the form they have one level. */
export function atField(error: unknown): unknown {
  if (!(error instanceof Failure) || error.code !== 'CORRECTION_REFUSED') return error;
  const [, name, allowed] = FIELD.exec(error.message) ?? [];
  if (name === undefined || allowed === undefined) return error;
  return new Failure(error.kind, `${RENAMED[name] ?? name}: Allowed: ${allowed}.`, error.code);
}
