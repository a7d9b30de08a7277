/** A call of an operation in one language. */
export interface Sample {
  readonly language: 'sh' | 'python' | 'js';
  readonly title: string;
  readonly text: string;
}
