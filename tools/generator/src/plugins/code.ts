import { TsDsl, TypeScriptRenderer } from "@hey-api/openapi-ts";
import { factory, type TypeNode } from "typescript";
import type { AnyPlugin } from "./hey-api.ts";

export type PluginSymbol = ReturnType<AnyPlugin["symbol"]>;

/** hey-api puts the symbol that a file imports in the place of the one that is referred to. */
interface Reference {
  readonly "~ref": PluginSymbol;
}

type Part = string | Reference | TsDsl;

const printPart = (part: Part): string => {
  if (typeof part === "string") return part;
  return part instanceof TsDsl
    ? TypeScriptRenderer.astToString({ nodes: [part], trailingNewline: false })
    : part["~ref"].finalName;
};

/**
 * Code that is written as text, with symbols and nodes of hey-api in it. Nodes for all of it would take several times
 * as long, and a kilobyte for each word.
 */
export class Code extends TsDsl<TypeNode> {
  readonly "~dsl" = "Code";
  readonly parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    super();
    this.parts = parts;
  }

  override analyze(context: Parameters<TsDsl["analyze"]>[0]): void {
    super.analyze(context);
    for (const part of this.parts) if (typeof part !== "string") context.analyze(part);
  }

  /** hey-api asks for it when all symbols have their names, and prints the name of a type as it is. */
  override toAst(): TypeNode {
    return factory.createTypeReferenceNode(this.parts.map(printPart).join(""));
  }
}

/** What code can hold. */
export type CodePart = Part | PluginSymbol;

/** Adds a part to others; text is added to text. */
const addPart = (parts: Part[], part: CodePart): void => {
  if (part instanceof Code) {
    for (const inner of part.parts) addPart(parts, inner);
  } else if (typeof part === "string" && typeof parts.at(-1) === "string") {
    parts.push(`${parts.pop()}${part}`);
  } else {
    parts.push(typeof part === "string" || part instanceof TsDsl || "~ref" in part ? part : { "~ref": part });
  }
};

/** Writes code with parts in it, alone or several one after the other. */
export const code = (strings: TemplateStringsArray, ...values: readonly (CodePart | readonly CodePart[])[]): Code => {
  const parts: Part[] = [];
  for (const [index, text] of strings.entries()) {
    addPart(parts, text);
    for (const part of [values[index] ?? ""].flat()) addPart(parts, part);
  }
  return new Code(parts);
};

/** Adds an exported declaration to the file of its symbol. */
export const declare = (
  plugin: AnyPlugin,
  symbol: PluginSymbol,
  kind: "class" | "function" | "type" | "var",
  declaration: Code,
): void => {
  declaration.name.set(symbol);
  declaration.exported = true;
  symbol.setKind(kind);
  symbol.setExported(true);
  plugin.node(declaration);
};
