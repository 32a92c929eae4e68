import type { Command } from "@commander-js/extra-typings";
import { describeOperation, type OperationDescription, operationNames } from "../operations/describe-operation.ts";
import { findOperation } from "../operations/find-operation.ts";
import { document } from "../operations/read-document.ts";
import { paint, print, printJson } from "../terminal/output.ts";
import { printTable, wrap } from "../terminal/print-table.ts";

const printOperation = ({ name, method, path, summary, description, fields, example }: OperationDescription): void => {
  print(`${paint("bold", name)}\n${method} ${path}`);
  const text = description ?? summary;
  if (text !== undefined) print(`\n${wrap(text, 80).join("\n")}`);
  print(`\n${paint("bold", "Fields")} (* required)`);
  print(
    printTable(
      fields.map((field) => [
        field.required ? "*" : "",
        field.name,
        [field.type, field.description].filter(Boolean).join(": "),
      ]),
    ),
  );
  if (example !== undefined) print(`\n${paint("bold", "Example")}\n${JSON.stringify(example, undefined, 2)}`);
};

const printOperations = (): void => {
  const described = operationNames
    .map((name) => describeOperation(name))
    .filter((operation) => operation !== undefined);
  print(printTable(described.map(({ name, method, path }) => [name, `${method} ${path}`])));
  print("\n`gong-engagement spec OPERATION` has the fields of one, `--json` all.");
};

/** An operation as data: what it prints, without the functions. */
const toData = ({ knows, isList, ...data }: OperationDescription): object => data;

export const addSpec = (program: Command): void => {
  program
    .command("spec")
    .summary("print the API description, or one operation of it")
    .description("Print the effective spec: the operations, or the fields of one of them.")
    .argument("[operation]", "one operation")
    .option("--json", "print JSON: the OpenAPI document, or the operation", false)
    .action((name, { json }) => {
      if (name === undefined) return json ? printJson(document) : printOperations();
      const { schema, ...operation } = findOperation(name);
      return json ? printJson(toData(operation)) : printOperation(operation);
    });
};
