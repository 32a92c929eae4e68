/** Intersections as one object, and what is below them; whether an optional member may be undefined makes no difference. */
type Plain<Value> = Value extends Blob
  ? Value
  : Value extends object
    ? { [Key in keyof Value]: Plain<Exclude<Value[Key], undefined>> }
    : Value;

type Same<One, Other> =
  (<Value>() => Value extends One ? 1 : 2) extends <Value>() => Value extends Other ? 1 : 2 ? true : false;

/** Whether two types are the same, however they are written. */
export type Is<One, Other> = Same<Plain<One>, Plain<Other>>;
