/** One thing that a store or a limiter must do. */
export interface ConformanceCase<Subject> {
  readonly title: string;
  /**
   * @throws AssertionError if what is tested is wrong.
   */
  run(subject: Subject): Promise<void>;
}
