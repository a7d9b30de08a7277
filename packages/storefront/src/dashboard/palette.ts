import type { ShownDesign } from '@fealty/contract/v2';

type Rgb = readonly [number, number, number];

const READABLE = 4.5;

/**
 * The colours that a design comes to, as a style sheet for the host: what stands on the accent is black or
 * white, whichever is read better; what is fainter than the text is so only as long as it can be read.
 */
export function paletteSheet(
  design: Pick<ShownDesign, 'accent_color' | 'background_color' | 'text_color'>,
): string {
  const accent = rgbOf(design.accent_color);
  const background = rgbOf(design.background_color);
  const text = rgbOf(design.text_color);
  const isDark = luminance(background) < luminance(text);
  const lifted = mix(background, isDark ? text : [255, 255, 255], isDark ? 0.07 : 0.75);
  const card = [text, accent].every((one) => contrast(one, lifted) >= READABLE)
    ? lifted
    : background;
  const tinted = mix(card, accent, isDark ? 0.16 : 0.1);
  const tint = [text, accent].every((one) => contrast(one, tinted) >= READABLE) ? tinted : card;
  const faint = [0.3, 0.2, 0.1]
    .map((share) => mix(text, background, share))
    .find((one) => [card, background, tint].every((ground) => contrast(one, ground) >= READABLE));
  const onAccent: Rgb =
    contrast(accent, [255, 255, 255]) >= contrast(accent, [0, 0, 0]) ? [255, 255, 255] : [0, 0, 0];
  const values: Readonly<Record<string, Rgb>> = {
    ...{ accent, background, text, card, tint, 'on-accent': onAccent },
    faint: faint ?? text,
    line: mix(card, text, 0.16),
    edge: mix(card, text, 0.55),
  };
  const lines = Object.entries(values).map(([name, value]) => `--${name}:${cssOf(value)}`);
  return `.fealty{${lines.join(';')};color-scheme:${isDark ? 'dark' : 'light'}}`;
}

function rgbOf(color: string): Rgb {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(color.slice(at, at + 2), 16),
  );
  return [red, green, blue];
}

function cssOf(color: Rgb): string {
  return `rgb(${color.map((part) => Math.round(part)).join(' ')})`;
}

/** So much of the second in the first. */
function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2): number => one[index] + (other[index] - one[index]) * share;
  return [at(0), at(1), at(2)];
}

function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
