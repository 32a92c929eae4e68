import { Option } from "@commander-js/extra-typings";
import { addWindow, type CallWindow, parseDuration } from "../parse-values.ts";

type Optional<Flags extends string, Value> = Option<Flags, undefined, undefined, Value>;
type WithDefault<Flags extends string, Value, Choices = undefined> = Option<
  Flags,
  undefined,
  Value,
  Value,
  false,
  Choices
>;

export const rateOption: Optional<"--rate <calls>", readonly CallWindow[]> = new Option(
  "--rate <calls>",
  "limit of calls, such as 3/s; several hold together (default: that of the service)",
).argParser(addWindow);

export const limiterOption: Option<"--limiter <store>"> = new Option(
  "--limiter <store>",
  "count calls in another store, which other processes share",
).env("GONG_LIMITER");

export const timeoutOption: WithDefault<"--timeout <time>", number> = new Option(
  "--timeout <time>",
  "how long an answer may take",
)
  .argParser(parseDuration)
  .default(30_000, "30s");
