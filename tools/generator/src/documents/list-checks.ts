import { checkDocument, type Outcome } from "./check-document.ts";
import { checkMutants, mutantsName } from "./check-mutants.ts";
import { expectationOf } from "./expectations.ts";
import { installPackages } from "./install-packages.ts";
import { listDocuments, listDocumentsOf } from "./list-documents.ts";

/** One row of the report. */
export interface Check {
  readonly name: string;
  /** @param parent Folder for temporary ones. */
  readonly run: (parent: string) => Promise<Outcome>;
}

/** Every document of the packages, which are installed if need be, and the mutants of our own. */
export const listChecks = async (): Promise<readonly Check[]> => {
  const documents = listDocuments(await installPackages());
  return [
    ...documents.map((document) => ({
      name: document.name,
      run: (parent: string) => checkDocument(document, expectationOf(document.name), parent),
    })),
    { name: mutantsName, run: checkMutants },
  ];
};

/** Every document of a folder. Nothing is known about these documents. */
export const listChecksOf = (folder: string): readonly Check[] =>
  listDocumentsOf(folder).map((document) => ({
    name: document.name,
    run: (parent) => checkDocument(document, "unknown", parent),
  }));
