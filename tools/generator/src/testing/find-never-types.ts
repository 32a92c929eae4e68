import { basename, dirname } from "node:path";
import ts from "typescript";
import { createTypeProgram } from "./create-type-program.ts";

/** A choice or an intersection of objects turns out to be `never` only when its properties are asked for. */
const isNever = (type: ts.Type, checker: ts.TypeChecker): boolean =>
  (type.flags & ts.TypeFlags.Never) !== 0 ||
  (type.isIntersection() && checker.typeToString(type) === "never") ||
  (type.isUnion() && type.types.every((member) => isNever(member, checker)));

/** Whether a type is written as `never`, or is the name of one that is. */
const isWrittenSo = (node: ts.TypeNode, checker: ts.TypeChecker): boolean => {
  if (node.kind === ts.SyntaxKind.NeverKeyword) return true;
  if (!ts.isTypeReferenceNode(node)) return false;
  const declaration = checker.getSymbolAtLocation(node.typeName)?.declarations?.[0];
  return declaration !== undefined && ts.isTypeAliasDeclaration(declaration) && isWrittenSo(declaration.type, checker);
};

/**
 * Finds types in a file that no value has, though nothing in the document says so: members of a choice that contradict
 * themselves, for example.
 *
 * @returns Line and text of each.
 */
export const findNeverTypes = (file: string): string[] => {
  const { checker, sourceOf } = createTypeProgram(dirname(file), [basename(file)]);
  const source = sourceOf(basename(file));
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    // Members of the type of a choice that are `never` are not seen in the choice itself.
    if ((ts.isIntersectionTypeNode(node) || ts.isTypeReferenceNode(node)) && !isWrittenSo(node, checker)) {
      if (isNever(checker.getTypeFromTypeNode(node), checker)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        found.push(`${line + 1}: ${node.getText(source).replaceAll(/\s+/g, " ").slice(0, 200)}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};
