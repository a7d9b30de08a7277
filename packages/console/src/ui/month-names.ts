const MONTHS_IN_YEAR = 12;
const LONG = new Intl.DateTimeFormat(undefined, { month: 'long', timeZone: 'UTC' });

/** The months of the year to choose from, by number, in the browser's language. */
export function monthNames(): { readonly value: string; readonly label: string }[] {
  return Array.from({ length: MONTHS_IN_YEAR }, (_, month) => ({
    value: String(month + 1),
    label: LONG.format(Date.UTC(2024, month, 1)),
  }));
}
