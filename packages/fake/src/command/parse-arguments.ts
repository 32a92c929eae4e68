import { parseArgs } from "node:util";
import { type FaultKind, faultKinds, type QuotaWindow } from "@gong-engagement/fake";

export const usage: string = `Usage: gong-engagement-fake [options]

Starts a fake of the Gong Engagement API on 127.0.0.1. It judges each call by the OpenAPI document, keeps the limit, knows
repetitions, and prints at its end (Ctrl+C) what it received.

  --port N             listen on this port instead of 4010; 0 takes any free one
  --fault KIND[=RATE]  let this go wrong with all calls, or with a share of them: reset-after-commit=0.01, 503=0.1.
                       Kinds: any status, ${faultKinds.join(", ")}
  --quota N/UNIT       the limit, in calls for each s, min, h or d: 300/s; off for none. Default: that of the document.
                       --fault and --quota can be given several times
  --account KEY:SECRET the only credentials that are right. Default: any
  --spec FILE          another OpenAPI 3 document, as JSON or YAML
  --seed N             repeats the ids and the faults of an earlier run
  --control            lets other programs ask and steer the fake, under /__fake
  --log                print a line for each call`;

export interface CommandArguments {
  readonly port: number;
  readonly faults: readonly { readonly kind: FaultKind; readonly rate: number }[];
  /** `undefined`: what the document says. */
  readonly quota: readonly QuotaWindow[] | false | undefined;
  readonly account: { readonly accessKey: string; readonly accessKeySecret: string } | undefined;
  readonly spec: string | undefined;
  readonly seed: number | undefined;
  readonly control: boolean;
  readonly log: boolean;
  readonly help: boolean;
}

const units: Readonly<Record<string, number>> = { s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

const parseWhole = (name: string, text: string, most: number): number => {
  if (!/^\d+$/.test(text) || Number(text) > most)
    throw new Error(`${name} takes a number up to ${most}, not "${text}"`);
  return Number(text);
};

const parseFault = (text: string): { kind: FaultKind; rate: number } => {
  const [name = "", share = "1"] = text.split("=");
  const status = /^[2-5]\d\d$/.test(name) ? Number(name) : undefined;
  const kind = status ?? faultKinds.find((known) => known === name);
  if (kind === undefined) {
    throw new Error(`--fault takes a status or one of ${faultKinds.join(", ")}, with a rate behind "=", not "${text}"`);
  }
  const rate = Number(share);
  if (share === "" || !(rate >= 0 && rate <= 1)) throw new Error(`--fault takes a rate from 0 to 1, not "${share}"`);
  return { kind, rate };
};

const parseQuota = (texts: readonly string[] | undefined): readonly QuotaWindow[] | false | undefined => {
  if (texts === undefined) return undefined;
  if (texts.includes("off")) return false;
  return texts.map((text) => {
    const [, limit = "", unit = ""] = /^([1-9]\d*)\/(s|min|h|d)$/.exec(text) ?? [];
    const interval = units[unit];
    if (interval === undefined)
      throw new Error(`--quota takes 300/s, 1000/min, 10000/d and the like, or off, not "${text}"`);
    return { limit: Number(limit), interval };
  });
};

const parseAccount = (text: string | undefined): CommandArguments["account"] => {
  if (text === undefined) return undefined;
  const [accessKey = "", ...secret] = text.split(":");
  if (accessKey === "" || secret.length === 0) throw new Error(`--account takes KEY:SECRET`);
  return { accessKey, accessKeySecret: secret.join(":") };
};

/** @throws Error if an argument is unknown or wrong; its message says what is right. */
export const parseArguments = (args: readonly string[]): CommandArguments => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "4010" },
      fault: { type: "string", multiple: true, default: [] },
      quota: { type: "string", multiple: true },
      account: { type: "string" },
      spec: { type: "string" },
      seed: { type: "string" },
      control: { type: "boolean", default: false },
      log: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  return {
    port: parseWhole("--port", values.port, 65_535),
    faults: values.fault.map(parseFault),
    quota: parseQuota(values.quota),
    account: parseAccount(values.account),
    spec: values.spec,
    seed: values.seed === undefined ? undefined : parseWhole("--seed", values.seed, 2 ** 32 - 1),
    control: values.control,
    log: values.log,
    help: values.help,
  };
};
