/** Something that one place waits for, and another place tells. */
export interface Signal {
  readonly given: Promise<void>;
  readonly give: () => void;
}

export const createSignal = (): Signal => {
  let give = (): void => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
};
