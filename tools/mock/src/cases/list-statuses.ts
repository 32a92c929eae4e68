import type { ResponseObject } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";

export interface StatusCase {
  /** As the spec says it: `200`, `4XX` or `default`. */
  readonly documented: string;
  /** A status that it stands for. */
  readonly status: number;
  readonly response: ResponseObject;
}

const hundred = (first: number): number[] => Array.from({ length: 100 }, (_, index) => first * 100 + index);

const statusesOf = (documented: string, others: readonly string[]): number[] => {
  if (/^\d{3}$/.test(documented)) return [Number(documented)];
  const isFree = (status: number): boolean =>
    !others.includes(String(status)) && !others.includes(`${String(status).charAt(0)}XX`);
  if (documented !== "default")
    return hundred(Number(documented.charAt(0)))
      .filter(isFree)
      .slice(0, 1);
  const hasSuccess = others.some((status) => status.startsWith("2"));
  const error = [...hundred(5), ...hundred(4)].filter(isFree).slice(0, 1);
  return hasSuccess ? error : [200, ...error];
};

const listDocumented = ({ responses }: OperationModel): StatusCase[] =>
  Object.entries(responses)
    .filter(([documented]) => !documented.startsWith("1"))
    .flatMap(([documented, response]) => {
      const others = Object.keys(responses).filter((status) => status !== documented);
      return statusesOf(documented, others).map((status) => ({ documented, status, response }));
    });

/**
 * Every documented status of an operation. `4XX` and `default` are tried with a status that is not documented by
 * itself. Of 1xx nobody hears: they come before the answer. If no other is documented, the answer is 204.
 */
export const listStatuses = (operation: OperationModel): StatusCase[] => {
  const documented = listDocumented(operation);
  return documented.length > 0 ? documented : [{ documented: "nothing", status: 204, response: {} }];
};
