import type { StandingDesign } from '../../../usecases/save-design.ts';

/** A design in the words of v2, without who made it. */
export function shownLooks({ design, logo }: Pick<StandingDesign, 'design' | 'logo'>): object {
  const { theme, accent, background, text, corners, launcher, languages, texts } = design;
  return {
    theme,
    ...{ accent_color: accent, background_color: background, text_color: text },
    ...{ corners, launcher, languages, texts },
    logo: logo === null ? null : `data:image/png;base64,${logo.toString('base64')}`,
  };
}
