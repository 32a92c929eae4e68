import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { createRequestParser } from "../cases/create-request-parser.ts";
import { loadSpec } from "../load-spec.ts";

/** The effective spec, which Prism was started from, too. */
export const spec = await loadSpec();

/** All operations of the spec. */
export const operations = parseOperations(spec);

/** What the cases of an operation are made from. */
export const parseRequest = createRequestParser(spec);
