/** A month as a number: months since January of the year 0, so that ages are differences. */
export type MonthNumber = number;

const FORM = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** The number of a month such as `2026-01`; null for anything else. */
export function readMonth(text: string): MonthNumber | null {
  const match = FORM.exec(text);
  return match === null ? null : Number(match[1]) * 12 + Number(match[2]) - 1;
}

/** A month as it is written: `2026-01`. */
export function writeMonth(month: MonthNumber): string {
  const year = Math.floor(month / 12);
  return `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}
