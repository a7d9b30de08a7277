import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { isAlike, type ProgramDocument } from './document-parts.ts';
import type { ProgramChange, ProgramPlan, ProgramProblem } from './draft-calls.ts';
import { DraftConflict, useChangeDraft, usePlan, type Draft } from './draft.ts';
import { sentenceOf } from './failure.ts';
import { useMe } from './me.ts';
import { forgetUnsaved, keepUnsaved, readUnsaved, type UnsavedOf } from './unsaved.ts';

/** A part of the program that one form edits: one activity, one reward, the ladder of tiers. */
export interface EditedPart<V> {
  /** Names it among all that one person edits: `activities/made_a_purchase`. */
  readonly name: string;
  /** The part as a document has it; null where it is not there. */
  readonly of: (document: ProgramDocument) => V | null;
  /** A document with the part in it; null takes it out. */
  readonly put: (document: ProgramDocument, value: V | null) => ProgramDocument;
  /** Where it stands, as plans name it: `activities[2]`; empty for the whole document. */
  readonly path: (document: ProgramDocument) => string;
  /** Parts of the program that belong to it beside: changes of them are told with it. */
  readonly beside?: readonly ProgramChange['part'][];
  /** In place of one place: whether a field stands in it, by its path: `policies.debt`. */
  readonly owns?: (path: string) => boolean;
}

/** A form over a part of the draft: what is typed, what would come of it, and what became of saving it. */
export interface Editing<V> {
  readonly value: V;
  readonly set: (next: V) => void;
  /** Changes some fields; undefined takes a field away. */
  readonly patch: (some: { readonly [K in keyof V]?: V[K] | undefined }) => void;
  readonly isDirty: boolean;
  /** It stands in no draft yet, and can be saved as it begins. */
  readonly isNew: boolean;
  readonly isBusy: boolean;
  /** Why it could not be saved; null if nothing went wrong. */
  readonly fault: string | null;
  /** The draft as it would be with what is typed. */
  readonly document: ProgramDocument;
  /** What that would change of the program that runs, in the server's sentences. */
  readonly plan: UseQueryResult<ProgramPlan>;
  /** What is wrong with a field: `earn.points`, `rules[0].multiplier`; null if nothing is. */
  readonly problemAt: (field: string) => string | null;
  /** What of the plan is about this part: all of it, if the part is no single place. */
  readonly changes: readonly ProgramChange[];
  /** Whether a change of a plan for a document is about this part. */
  readonly isAbout: (change: ProgramChange, document: ProgramDocument) => boolean;
  /** What is wrong beyond this part: it does not fit with what is typed, or is unfinished. */
  readonly elsewhere: readonly ProgramProblem[];
  /** Where the part stands in a document. */
  readonly pathIn: (document: ProgramDocument) => string;
  /** Typed before, never saved, and different from what stands there now. */
  readonly kept: boolean;
  readonly restore: () => void;
  readonly drop: () => void;
  /** Back to what the draft says. */
  readonly reset: () => void;
  /** Saves into the draft; true if it is saved. */
  readonly save: () => Promise<boolean>;
  /** Takes the part out of the draft; true if that is saved. */
  readonly remove: () => Promise<boolean>;
  /** What somebody else made of it meanwhile; null as long as nobody did. */
  readonly theirs: Draft | null;
  readonly takeTheirs: () => void;
  readonly keepMine: () => Promise<boolean>;
  readonly putOff: () => void;
}

interface Kept<V> {
  readonly value: V;
  /** What stood there when it was typed. */
  readonly from: V | null;
}

/**
 * Edits a part of the draft that was read. `otherwise` is what is shown where the part is not there; with
 * `isNew` that is something to be saved. Draw it with `EditFrame`; give the component a key of the part,
 * so that another part is another form.
 */
export function useEditing<V>(
  draft: Draft,
  part: EditedPart<V>,
  otherwise: V,
  terms: { readonly isNew?: boolean } = {},
): Editing<V> {
  const typing = useTyping(draft, part);
  const { seen, typed, kept, settle } = typing;
  const found = part.of(seen);
  const isNew = found === null && terms.isNew === true;
  const there = found ?? otherwise;
  const value = typed ?? there;
  const saving = useSaving(part, typing);
  const { conflict } = saving;
  const document = useMemo(
    () => (typed === null && !isNew ? seen : part.put(seen, typed ?? otherwise)),
    // The functions of a part are written where it is used, and are the same for the same name.
    [seen, typed, isNew, part.name],
  );
  const plan = usePlan(document);
  const base = part.path(document);
  return {
    ...{ value, isNew, document, plan, isBusy: saving.isBusy, fault: saving.fault },
    isDirty: typed !== null && !isAlike(typed, there),
    set: typing.set,
    patch: (some) => typing.set(patched(value, some)),
    problemAt: (field) => problemIn(plan.data, base === '' ? field : `${base}.${field}`),
    pathIn: part.path,
    isAbout: (change, of) => isAbout(part, change, of),
    changes: (plan.data?.changes ?? []).filter((change) => isAbout(part, change, document)),
    elsewhere: (plan.data?.problems ?? []).filter(
      ({ path }) => !isAbout(part, { path, part: partOf(path) }, document),
    ),
    kept: kept !== null && typed === null && !isAlike(kept.value, there),
    restore: typing.restore,
    drop: typing.drop,
    reset: () => settle(draft.document),
    save: () => saving.put(value, false),
    remove: () => saving.put(null, false),
    theirs: conflict?.theirs ?? null,
    takeTheirs: () => {
      settle(conflict?.theirs.document ?? draft.document);
      saving.putOff();
    },
    keepMine: () => saving.put(conflict === null ? value : conflict.mine, true),
    putOff: saving.putOff,
  };
}

interface Typing<V> {
  /** The document that the form was filled from. */
  readonly seen: ProgramDocument;
  /** Null as long as nothing is. */
  readonly typed: V | null;
  /** From before the page was opened. */
  readonly kept: Kept<V> | null;
  readonly set: (next: V) => void;
  readonly restore: () => void;
  readonly drop: () => void;
  /** Nothing is typed any more; the form shows this document. */
  readonly settle: (document: ProgramDocument) => void;
}

/** What is typed, in the browser's memory too until it is saved. */
function useTyping<V>(draft: Draft, part: EditedPart<V>): Typing<V> {
  const { merchant, person } = useMe();
  const place: UnsavedOf = {
    ...{ partnerId: merchant.partner_id, personId: person.id, name: part.name },
  };
  const [seen, setSeen] = useState(draft.document);
  const [typed, setTyped] = useState<V | null>(null);
  const [kept, setKept] = useState(() => readUnsaved(place) as Kept<V> | null);
  // As long as nothing is typed, the form shows what others save.
  if (typed === null && seen !== draft.document) setSeen(draft.document);
  const drop = (): void => {
    setKept(null);
    forgetUnsaved(place);
  };
  return {
    ...{ seen, typed, kept, drop },
    set: (next) => {
      setTyped(next);
      setKept(null);
      keepUnsaved(place, { value: next, from: part.of(seen) } satisfies Kept<V>);
    },
    restore: () => {
      if (kept === null) return;
      // Held against what stood there when it was typed, so that what others did since is met.
      if (kept.from !== null) setSeen(part.put(draft.document, kept.from));
      setTyped(kept.value);
      setKept(null);
    },
    settle: (document) => {
      setSeen(document);
      setTyped(null);
      drop();
    },
  };
}

interface Saving<V> {
  readonly isBusy: boolean;
  readonly fault: string | null;
  readonly conflict: { readonly theirs: Draft; readonly mine: V | null } | null;
  readonly put: (mine: V | null, isOverTheirs: boolean) => Promise<boolean>;
  readonly putOff: () => void;
}

function useSaving<V>(part: EditedPart<V>, { seen, settle }: Typing<V>): Saving<V> {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Saving<V>['conflict']>(null);
  const change = useChangeDraft();
  return {
    ...{ isBusy, fault, conflict },
    putOff: () => setConflict(null),
    put: async (mine, isOverTheirs) => {
      setBusy(true);
      setFault(null);
      try {
        const saved = await change({ seen, mutate: (of) => part.put(of, mine), isOverTheirs });
        setConflict(null);
        settle(saved.document);
        return true;
      } catch (error) {
        if (error instanceof DraftConflict) setConflict({ theirs: error.theirs, mine });
        else setFault(sentenceOf(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}

function patched<V>(value: V, some: { readonly [K in keyof V]?: V[K] | undefined }): V {
  const all = { ...value, ...some };
  const set = Object.entries(all).filter(([, held]) => held !== undefined);
  return Object.fromEntries(set) as V;
}

function isAbout<V>(
  { owns, beside = [], path: pathIn }: EditedPart<V>,
  { path, part }: Pick<ProgramChange, 'path' | 'part'>,
  document: ProgramDocument,
): boolean {
  const isOwn = owns?.(path) ?? isWithin(path, pathIn(document));
  return isOwn || beside.includes(part);
}

/** `budgets` of `budgets[2].points` */
function partOf(path: string): string {
  return path.split(/[.[]/, 1)[0] ?? '';
}

/** Whether a place is the other or below it: `activities[1].earn` is within `activities[1]`. */
export function isWithin(path: string, base: string): boolean {
  return base === '' || path === base || path.startsWith(`${base}.`) || path.startsWith(`${base}[`);
}

function problemIn(plan: ProgramPlan | undefined, path: string): string | null {
  const found = plan?.problems.find((problem) => problem.path === path);
  return found === undefined ? null : `Allowed: ${found.allowed}.`;
}
