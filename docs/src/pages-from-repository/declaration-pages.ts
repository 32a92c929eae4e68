import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import ts from "typescript";
import { escapeHtml, type Page } from "./page.ts";

/** What a package exports, with its comment. */
interface Export {
  readonly name: string;
  readonly packageName: string;
  readonly kind: "class" | "interface" | "type" | "function" | "value";
  readonly isError: boolean;
  readonly comment: string;
  /** A type as it is written, or the signature of a function. */
  readonly text: string;
  readonly members: readonly Member[];
}

interface Member {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly comment: string;
}

/** Entry points whose exports a caller uses, and the names of the modules. The SDK exports what the client has again. */
const entries: Readonly<Record<string, string>> = {
  "packages/sdk/src/index.ts": "@gong-engagement/sdk",
  "packages/client/src/index.ts": "@gong-engagement/client",
  "packages/outbox/src/index.ts": "@gong-engagement/outbox",
  "packages/outbox/src/store/sqlite-store.ts": "@gong-engagement/outbox/sqlite",
  "packages/outbox/src/store/postgres-store.ts": "@gong-engagement/outbox/postgres",
  "packages/limiter/src/index.ts": "@gong-engagement/limiter",
  "packages/limiter/src/sqlite-store.ts": "@gong-engagement/limiter/sqlite",
  "packages/limiter/src/postgres-store.ts": "@gong-engagement/limiter/postgres",
  "packages/fake/src/index.ts": "@gong-engagement/fake",
};

const createProgram = (): ts.Program => {
  const config = ts.readConfigFile(join(repositoryRoot, "tools/tsconfig/package-source.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, join(repositoryRoot, "tools/tsconfig"));
  const files = Object.keys(entries).map((file) => join(repositoryRoot, file));
  return ts.createProgram(files, {
    ...options,
    types: ["node"],
    typeRoots: [join(repositoryRoot, "packages/outbox/node_modules/@types")],
  });
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ");

const createReader = (program: ts.Program) => {
  const checker = program.getTypeChecker();

  const readComment = (symbol: ts.Symbol): string => ts.displayPartsToString(symbol.getDocumentationComment(checker));

  const isOurs = (node: ts.Node | undefined): node is ts.Node =>
    node !== undefined && !node.getSourceFile().fileName.includes("node_modules");

  const readMember = (symbol: ts.Symbol): Member[] => {
    const declaration = symbol.valueDeclaration;
    if (!isOurs(declaration)) return [];
    const written = "type" in declaration ? declaration.type : undefined;
    const isMethod = ts.isMethodSignature(declaration) || ts.isMethodDeclaration(declaration);
    const type = isMethod
      ? checker.typeToString(checker.getTypeOfSymbol(symbol), declaration, ts.TypeFormatFlags.NoTruncation)
      : written && ts.isTypeNode(written as ts.Node)
        ? (written as ts.Node).getText()
        : checker.typeToString(checker.getTypeOfSymbol(symbol), declaration);
    const isRequired = (symbol.flags & ts.SymbolFlags.Optional) === 0;
    return [
      {
        name: symbol.name,
        type: oneLine(type).replace(/ \| undefined$/, ""),
        isRequired,
        comment: readComment(symbol),
      },
    ];
  };

  const hasErrorBase = (type: ts.Type): boolean =>
    type.symbol?.name === "Error" || (type.getBaseTypes() ?? []).some(hasErrorBase);

  const readExport = (packageName: string, exported: ts.Symbol): Export[] => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const [declaration] = symbol.declarations ?? [];
    if (!isOurs(declaration) || declaration.getSourceFile().fileName.includes("/generated/")) return [];
    const declared = checker.getDeclaredTypeOfSymbol(symbol);
    const isClass = ts.isClassDeclaration(declaration);
    const isInterface = ts.isInterfaceDeclaration(declaration);
    const isType = ts.isTypeAliasDeclaration(declaration);
    const value = isClass || isInterface || isType ? undefined : checker.getTypeOfSymbol(symbol);
    const isCallable = (value?.getCallSignatures().length ?? 0) > 0;
    const own = isClass
      ? declared
          .getProperties()
          .filter(({ name }) => declaration.members.some((member) => member.name?.getText() === name))
      : declared.getProperties();
    return [
      {
        name: exported.name,
        packageName,
        kind: isClass ? "class" : isInterface ? "interface" : isType ? "type" : isCallable ? "function" : "value",
        isError: isClass && hasErrorBase(declared),
        comment: readComment(symbol),
        text: isType
          ? oneLine(declaration.type.getText())
          : value
            ? checker.typeToString(value, declaration, ts.TypeFormatFlags.NoTruncation)
            : "",
        members:
          isClass || isInterface
            ? own.filter(({ name }) => !name.startsWith("__") && !(isClass && name === "name")).flatMap(readMember)
            : [],
      },
    ];
  };

  return Object.entries(entries).flatMap(([file, packageName]) => {
    const source = program.getSourceFile(join(repositoryRoot, file));
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${file} exports nothing`);
    return checker.getExportsOfModule(module).flatMap((exported) => readExport(packageName, exported));
  });
};

const printMembers = (members: readonly Member[], prefix: string): string =>
  members.length === 0
    ? ""
    : `<dl class="fields">\n${members
        .map(({ name, type, isRequired, comment }) => {
          const anchor = `${prefix}-${name}`.toLowerCase();
          return `<dt id="${anchor}"><a href="#${anchor}"><code>${escapeHtml(name)}${isRequired ? "" : "?"}</code></a> <span class="facts"><code>${escapeHtml(type)}</code></span></dt> <dd>${escapeHtml(oneLine(comment)).replaceAll(/`([^`]+)`/g, "<code>$1</code>")}</dd>`;
        })
        .join("\n")}\n</dl>`;

const printType = ({ kind, text }: Export): string =>
  text === "" ? "" : `\`\`\`ts\n${kind === "function" ? text : text.replace(/^\| /, "")}\n\`\`\``;

const printExport = (entry: Export): string =>
  [`### ${entry.name}`, entry.comment, printType(entry), printMembers(entry.members, entry.name)]
    .filter((part) => part !== "")
    .join("\n\n");

const printPackages = (exports: readonly Export[]): string =>
  [...Map.groupBy(exports, ({ packageName }) => packageName)]
    .map(([name, members]) => `## ${name}\n\n${members.map(printExport).join("\n\n")}`)
    .join("\n\n");

const guardOf = ({ name }: Export): string => `is${name}`;

interface Kind {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly introduction: string;
  readonly takes: (entry: Export) => boolean;
}

const kinds: readonly Kind[] = [
  {
    slug: "reference/options",
    title: "Options",
    description: "Every option of every package: type, meaning and default.",
    introduction:
      "From the comments in the source. An option that does not exist is refused. Times are in milliseconds.",
    takes: ({ name, kind }) => kind !== "function" && /(Options|Window|Auth|Token|TokenRequest|Account)$/.test(name),
  },
  {
    slug: "reference/errors",
    title: "Errors",
    description: "Every error class, and what each of its fields says.",
    introduction:
      "From the comments in the source. Decide by `advice` what to do with the event: [Delivery](../../guides/delivery/). Each class of the client has a guard that also works across copies of the package.",
    takes: ({ name, isError }) => isError || ["Delivery", "Advice", "LimiterReason"].includes(name),
  },
  {
    slug: "reference/events",
    title: "Hooks and events",
    description: "What hooks, the logger, the outbox and the fake tell.",
    introduction: "From the comments in the source. Nothing here holds a header, a credential or text of an event.",
    takes: ({ name, kind }) =>
      kind !== "class" &&
      /(Event|Hooks|Logger|Attempt|Receipt|Status|Progress|State|Budget)$/.test(name) &&
      kind !== "function",
  },
];

const rest: Omit<Kind, "takes"> = {
  slug: "reference/exports",
  title: "All other exports",
  description: "Functions, classes and types that the packages export beside options, errors and events.",
  introduction: "From the comments in the source.",
};

/** Pages about what the packages export, from the comments of their sources. */
export const createDeclarationPages = (): { readonly pages: readonly Page[]; readonly errors: readonly string[] } => {
  const all = createReader(createProgram());
  const seen = new Set<string>();
  // What one package exports again belongs to the page of the first.
  const exports = all.filter(({ name, packageName }) => {
    const key = `${packageName.split("/")[1]?.replace("client", "sdk")} ${name}`;
    return !seen.has(key) && seen.add(key);
  });
  const guards = new Set(exports.filter(({ isError }) => isError).map(guardOf));
  const withGuards = exports.map((entry) =>
    entry.isError && exports.some(({ name }) => name === guardOf(entry))
      ? { ...entry, comment: `${entry.comment}\n\nGuard: \`${guardOf(entry)}(value)\`.` }
      : entry,
  );
  const kindOf = (entry: Export): Kind | undefined => kinds.find(({ takes }) => takes(entry));
  const pages = kinds.map((kind) => ({ ...kind, members: withGuards.filter((entry) => kindOf(entry) === kind) }));
  const others = withGuards.filter((entry) => kindOf(entry) === undefined && !guards.has(entry.name));
  return {
    pages: [...pages, { ...rest, members: others }].map(({ slug, title, description, introduction, members }) => ({
      slug,
      title,
      description,
      body: `${introduction}\n\n${printPackages(members)}`,
    })),
    errors: exports.filter(({ isError }) => isError).map(({ name }) => name),
  };
};
