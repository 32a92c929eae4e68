import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { createDeclarationPages } from "./declaration-pages.ts";
import { createOperationPages } from "./operation-pages.ts";
import { type Page, printPage } from "./page.ts";
import { createReadmePages } from "./readme-pages.ts";

const source = fileURLToPath(new URL("..", import.meta.url));
const pagesFolder = join(source, "content/docs/generated");
const listFolder = join(source, "generated");

const { document } = await loadEffectiveSpec();
const operations = await createOperationPages(document);
const { pages: reference, errors } = createDeclarationPages();
const files = await createReadmePages();

for (const folder of [pagesFolder, listFolder]) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}
const pages = [...operations, ...reference, ...files];
await Promise.all(
  pages.map((page) => writeFile(join(pagesFolder, `${page.slug.replaceAll("/", "-")}.md`), printPage(page))),
);
const toItem = ({ slug }: Page) => ({ slug });
const lists = {
  operations: operations.map(toItem),
  reference: reference.map(toItem),
  maintainers: files.filter(({ slug }) => slug.startsWith("maintainers/")).map(toItem),
};
await writeFile(join(listFolder, "sidebar.json"), JSON.stringify(lists));
await writeFile(
  join(listFolder, "names.json"),
  JSON.stringify({ operations: parseOperations(document).map(({ operationId }) => operationId), errors }),
);
console.log(`${pages.length} pages from the repository`);
