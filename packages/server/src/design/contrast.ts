import type { Design } from './design.ts';

/** WCAG 2.2 AA for texts of ordinary size. */
const LEAST = 4.5;

/** Two colours that cannot be read on each other. */
export interface PoorContrast {
  readonly name: 'accent_color' | 'text_color';
  readonly seen: string;
  readonly allowed: string;
}

/** Which colours of a design cannot be read on its background; none if all can. */
export function judgeContrast(
  design: Pick<Design, 'accent' | 'background' | 'text'>,
): readonly PoorContrast[] {
  const { accent, background, text } = design;
  return (
    [
      ['text_color', text],
      ['accent_color', accent],
    ] as const
  ).flatMap(([name, seen]) => {
    const ratio = contrastOf(seen, background);
    if (ratio >= LEAST) return [];
    const here = `${seen} has ${shown(ratio)}`;
    const allowed = `a colour with a contrast of at least ${String(LEAST)} on the background ${background}, where ${here}`;
    return [{ name, seen, allowed }];
  });
}

/** How well one colour is read on another, 1 to 21, as WCAG reckons it. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(color.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Cut, not rounded: 4.49 is no 4.5. */
function shown(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1);
}
