/** Something that a program says and that is hardly meant. It may run all the same. */
export interface ProgramWarning {
  readonly kind:
    | 'dead_rule'
    | 'shadowed_rule'
    | 'unreachable_tier'
    | 'unreachable_reward'
    | 'period_without_end'
    | 'overlapping_promotions';
  /** Where in the document, such as `activities[0].rules[1].until`. */
  readonly path: string;
  /** What is so, for people. */
  readonly sentence: string;
  /** What could be done about it. */
  readonly advice: string;
}
