/** A line of a trend: what its numbers are called, and a colour of the theme. */
interface TrendSeries {
  readonly name: string;
  readonly label: string;
  readonly color: string;
}

/** Numbers over time, and how they are shown. */
export interface TrendTerms {
  /** What is shown, for whoever does not see it. */
  readonly title: string;
  readonly kind: 'bars' | 'area';
  readonly series: readonly TrendSeries[];
  readonly points: readonly {
    readonly label: string;
    readonly values: Readonly<Record<string, number>>;
  }[];
  readonly numbers: (value: number) => string;
}
