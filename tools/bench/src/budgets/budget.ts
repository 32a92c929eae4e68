/** A figure, and what it is made of. */
export interface Measurement {
  readonly value: number;
  /** Name and share of each part, to see what has grown. */
  readonly parts?: Readonly<Record<string, number>>;
}

/** How large a figure may be that does not depend on the machine. */
export interface Budget {
  readonly name: string;
  readonly unit: string;
  readonly limit: number;
  readonly measure: () => Promise<Measurement>;
}
