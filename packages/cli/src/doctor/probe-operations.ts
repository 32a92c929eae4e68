import {
  GongEngagement,
  isGongApiError,
  isGongAuthenticationError,
  isGongBadRequestError,
  isGongInputError,
  isGongPermissionError,
  isGongRateLimitError,
  type OperationEntry,
  operations,
} from "@gong-engagement/sdk";
import { messageOf } from "../errors.ts";
import { operationNames } from "../operations/describe-operation.ts";
import { findOperation } from "../operations/find-operation.ts";
import { type Finding, fault, ok, warning } from "./finding.ts";

const entries: Readonly<Record<string, OperationEntry<object>>> = operations;

/** Whether the service has to refuse an empty input. */
const mustRefuse = async (name: string): Promise<boolean> => {
  const { fields, schema } = findOperation(name);
  const result = await schema["~standard"].validate({});
  return fields.some(({ required }) => required) && (result.issues ?? []).length > 0;
};

const judge = (error: unknown): Finding | undefined => {
  const check = "";
  if (isGongInputError(error)) return undefined;
  if (isGongBadRequestError(error) || (isGongApiError(error) && error.status === 422)) {
    return ok(check, `${error.status}: credentials and scope are accepted`);
  }
  if (isGongAuthenticationError(error))
    return fault(check, "401: the credentials are wrong", "Create a new access key in Gong.");
  if (isGongPermissionError(error)) {
    return fault(
      check,
      "403: not from this address, or not in the scope",
      "Ask an admin of Gong for the trusted IPs and scopes of the key.",
    );
  }
  if (isGongRateLimitError(error)) {
    const wait = error.retryAfter === undefined ? "" : `, for ${Math.ceil(error.retryAfter / 1_000)} s`;
    return warning(check, `429: the limit is spent${wait}`, "Wait, then try again.");
  }
  return fault(check, messageOf(error), "Try --connect.");
};

/** Sends `{}` to each operation that has to refuse it: the answer tells whether credentials and scope are right. */
export const probeOperations = async (): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  let gong: GongEngagement;
  try {
    gong = new GongEngagement({ retry: false, timeout: 10_000 });
  } catch {
    return []; // The environment has said why.
  }
  for (const name of operationNames) {
    const entry = entries[name];
    if (!entry || !(await mustRefuse(name))) {
      findings.push(ok(name, "not tried: it might accept an empty event"));
      continue;
    }
    try {
      await entry.send(gong, {});
      findings.push(
        fault(name, "an empty event was accepted", "Look for it in Gong. The service is not what the spec says."),
      );
    } catch (error) {
      const finding = judge(error) ?? ok(name, "not tried: it cannot be called without its parameters");
      findings.push({ ...finding, check: name });
    }
  }
  await gong.close();
  return findings;
};
