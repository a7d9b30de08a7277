import type { updateDesign, V2Values } from '@fealty/contract/v2';
import { DESIGN_TEXTS, LANGUAGES, readTexts, THEMES, type Design } from '../../../design/design.ts';
import { drawLogo } from '../../../design/draw-logo.ts';
import {
  findDesign,
  saveDesign,
  type StandingDesign,
  type WantedDesign,
} from '../../../usecases/save-design.ts';
import { slashTime } from '../../dates.ts';
import type { NamedFault } from '../../reading/read-parameters.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { shownLooks } from './shown-looks.ts';

/** What members see in the shop. */
export const handleReadDesign: V2Handler<unknown> = async ({ database }, { caller }) =>
  succeed(designData(await findDesign(database, caller.merchantId)));

/** Changes it, if nobody else did. */
export const handleUpdateDesign: V2Handler<V2Values<typeof updateDesign>> = async (
  { database },
  { caller, actor, values },
) => {
  const read = await wantedOf(values);
  if ('faults' in read) return refuseParameters({ kind: 'malformed', faults: read.faults });
  const { merchantId } = caller;
  const asked = { merchantId, actor, revision: values.revision };
  const saved = await saveDesign(database, asked, read.wanted);
  if (saved.kind === 'unreadable') {
    return refuseParameters({ kind: 'malformed', faults: saved.faults });
  }
  const { standing } = saved;
  if (saved.kind === 'saved') return succeed(designData(standing));
  const { revision, saved: last } = standing;
  const by = last === null ? '' : `: ${last.updatedBy} changed it at ${slashTime(last.updatedAt)}`;
  const reason = `The design is at revision ${String(revision)}${by}`;
  return refuse('DESIGN_CHANGED', reason, { revision });
};

const COLOR = /^#[0-9a-f]{6}$/;

async function wantedOf(
  values: V2Values<typeof updateDesign>,
): Promise<{ readonly wanted: WantedDesign } | { readonly faults: readonly NamedFault[] }> {
  const { theme, corners, launcher, languages, texts, logo } = values;
  const { accent_color: accent, background_color: background, text_color: text } = values;
  const faults: NamedFault[] = [];
  const colors = Object.entries({ accent, background, text }).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const seen = value.toLowerCase();
    if (COLOR.test(seen)) return [[name, seen] as const];
    faults.push({ name: `${name}_color`, seen, allowed: 'a colour such as #23665b' });
    return [];
  });
  const chosen = LANGUAGES.filter((one) => languages?.includes(one) === true);
  const ordered = [...new Set(languages)].flatMap((one) => chosen.filter((each) => each === one));
  const words = texts === undefined ? { texts: undefined } : readTexts(texts);
  if ('faults' in words) faults.push(...words.faults);
  const drawn = logo === undefined || logo === '' ? null : await drawLogo(logo);
  if (drawn?.kind === 'refused') {
    const allowed = 'a PNG, JPEG, WebP or SVG of at most 100 KiB as data URL';
    faults.push({ name: 'logo', seen: (logo ?? '').slice(0, 30), allowed });
  }
  if (faults.length > 0 || 'faults' in words) return { faults };
  return {
    wanted: {
      ...(Object.fromEntries(colors) as Partial<Pick<Design, 'accent' | 'background' | 'text'>>),
      ...(theme === undefined ? {} : { theme }),
      ...(corners === undefined ? {} : { corners }),
      ...(launcher === undefined ? {} : { launcher }),
      ...(languages === undefined ? {} : { languages: ordered }),
      ...(words.texts === undefined ? {} : { texts: words.texts }),
      ...(logo === undefined ? {} : { logo: drawn?.kind === 'drawn' ? drawn.png : null }),
    },
  };
}

function designData(standing: StandingDesign): object {
  const { revision, saved } = standing;
  return {
    revision,
    ...shownLooks(standing),
    last_modified_by: saved?.updatedBy ?? null,
    last_modified_date: saved === null ? null : slashTime(saved.updatedAt),
    themes: THEMES.map(({ name, accent, background, text, corners }) => ({
      theme: name,
      ...{ accent_color: accent, background_color: background, text_color: text, corners },
    })),
    text_names: DESIGN_TEXTS,
  };
}
