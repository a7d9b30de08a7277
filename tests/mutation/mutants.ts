/** A mutant as reports of Stryker have it (mutation-testing-report-schema). Lines and columns from 1. */
export interface ReportedMutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly statusReason?: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Sources by their path, with what became of each mutant. */
export type Report = Readonly<
  Record<string, { readonly source: string; readonly mutants: readonly ReportedMutant[] }>
>;

/** What a mutant is known by from one run to the next, while its file does not change. */
export function keyOf(
  file: string,
  {
    mutatorName,
    replacement,
    location,
  }: Pick<ReportedMutant, 'mutatorName' | 'replacement' | 'location'>,
): string {
  const place = ({ line, column }: Place): string => `${String(line)}:${String(column)}`;
  return [file, place(location.start), place(location.end), mutatorName, replacement ?? ''].join(
    '|',
  );
}
