import { checkReferences } from "../document/check-references.ts";
import type { FakeOptions } from "../fake.ts";
import { isObject } from "../json.ts";
import type { Account } from "../judge/security.ts";
import { callback, checkOptions, finite, listOf, type Rule, type Rules, recordOf, text } from "./check-options.ts";

const isWindow = (value: unknown): boolean =>
  isObject(value) && Number.isSafeInteger(value.limit) && Number(value.limit) > 0 && Number(value.interval) > 0;

const quota: Rule = [
  (value) => value === false || (Array.isArray(value) && value.every(isWindow)),
  "false or a list such as [{ limit: 3, interval: 1000 }], both above 0",
];

const rules: Rules<FakeOptions> = {
  document: [
    (value) => isObject(value) && String(value.openapi).startsWith("3."),
    "an OpenAPI 3 document: the object, not its text or the name of its file",
  ],
  accounts: [
    (value) => value === "any" || (Array.isArray(value) && value.length > 0),
    '"any" or a list with one or more accounts',
  ],
  quota,
  duplicates: [(value) => value === "conflict" || value === "same-answer", '"conflict" or "same-answer"'],
  clock: [(value) => typeof Object(value).now === "function", "{ now, setTimeout }"],
  seed: finite,
  onAttempt: callback,
};

const accountRules: Rules<Account> = {
  name: text,
  accessKey: text,
  accessKeySecret: text,
  tokens: listOf(text, "a list of strings"),
  credentials: recordOf(text, "strings by the names of security schemes"),
  trustedIps: listOf(text, "a list of strings"),
};

const checkAccounts = (accounts: readonly Account[]): void => {
  const names = new Set<string>();
  for (const account of accounts) {
    checkOptions("An account", account, accountRules);
    const { accessKey, accessKeySecret, name } = account;
    if ((accessKey === undefined) !== (accessKeySecret === undefined)) {
      throw new TypeError("An account needs both of accessKey and accessKeySecret, or none of them");
    }
    if (name === undefined) continue;
    if (names.has(name)) throw new TypeError(`Two accounts have the name "${name}"`);
    names.add(name);
  }
};

/** @throws TypeError if an option of `createFake` does not exist, or is wrong */
export const checkFakeOptions = (options: FakeOptions): void => {
  checkOptions("createFake", options, rules);
  const { accounts, document } = options;
  if (accounts && accounts !== "any") checkAccounts(accounts);
  if (document) checkReferences(document);
};
