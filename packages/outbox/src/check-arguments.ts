import { GongInputError } from "@gong-engagement/sdk";

/** Most characters of an id or an ordering key: PostgreSQL can keep no longer ones in an index. */
const longestName = 500;

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** A text that every store gives back as it took it. */
const checkName = (name: string, value: unknown): void => {
  // Half a character of UTF-16, and in PostgreSQL a NUL, would be another text in the database, or the same as another's.
  const isKept =
    typeof value === "string" && value !== "" && value.length <= longestName && !/[\p{Surrogate}\0]/u.test(value);
  if (isKept) return;
  throw new GongInputError(
    `${name}: pass a text of 1 to ${longestName} characters, without half characters of UTF-16 and without NUL`,
  );
};

const checkKeys = (value: object, known: readonly string[], place: string, kind: string): void => {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new GongInputError(`${place}${unknown}: there is no such ${kind}; there are ${known.join(", ")}`);
};

const eventOptions = ["id", "orderingKey", "notBefore", "priority", "transaction"];

/**
 * Refuses options of an event that would be ignored, or kept as something else.
 *
 * @throws GongInputError if an option is not as described.
 */
export const checkEventOptions = (options: unknown): void => {
  if (!isObject(options)) throw new GongInputError(`options: pass { ${eventOptions.join(", ")} }, or nothing`);
  checkKeys(options, eventOptions, "", "option of an event");
  const { id, orderingKey, notBefore, priority, transaction } = options as Readonly<Record<string, unknown>>;
  if (id !== undefined) checkName("id", id);
  if (orderingKey !== undefined) checkName("orderingKey", orderingKey);
  if (priority !== undefined && priority !== "normal" && priority !== "low") {
    throw new GongInputError('priority: pass "normal" or "low"');
  }
  if (notBefore !== undefined && !(notBefore instanceof Date && Number.isFinite(notBefore.getTime()))) {
    throw new GongInputError("notBefore: pass a valid Date");
  }
  if (transaction !== undefined && !isObject(transaction)) {
    throw new GongInputError("transaction: pass the client of your transaction");
  }
};

/**
 * Says of an error which event of a list it is about.
 *
 * @throws the error, with the place in front of its message.
 */
export const failAt = (index: number, error: unknown): never => {
  if (error instanceof Error) error.message = `events[${index}]: ${error.message}`;
  throw error;
};

/** @throws GongInputError if it is not an item of a list of events. */
export const checkListItem = (item: unknown): void => {
  if (!isObject(item) || !("operation" in item)) throw new GongInputError("pass { operation, input }");
  if ("transaction" in item) {
    throw new GongInputError(
      "transaction: pass it once, as the second argument of enqueueMany, for all events of the list",
    );
  }
};

const conditions = ["ids", "reason", "operation", "state"] as const;

/**
 * Refuses conditions that would be ignored: more events would be meant than somebody thinks.
 *
 * @throws GongInputError if the filter is not as described.
 */
export const checkFilter = (name: string, filter: unknown, left: readonly (typeof conditions)[number][]): void => {
  const known = conditions.filter((condition) => !left.includes(condition));
  if (!isObject(filter)) throw new GongInputError(`${name}: pass { ${known.join(", ")} }: all conditions, or some`);
  checkKeys(filter, known, `${name}: `, "condition");
  for (const [condition, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    const isRight =
      condition === "ids"
        ? Array.isArray(value) && value.every((id) => typeof id === "string")
        : typeof value === "string";
    if (!isRight)
      throw new GongInputError(`${name}: ${condition}: pass a ${condition === "ids" ? "list of texts" : "text"}`);
  }
};
