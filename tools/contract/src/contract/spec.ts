import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { inject } from "vitest";
import { createRequestParser } from "../cases/create-request-parser.ts";

/** The effective spec, which Prism was started from, too. */
export const spec = inject("spec");

/** All operations of the spec. */
export const operations = parseOperations(spec);

/** What the cases of an operation are made from. */
export const parseRequest = createRequestParser(spec);
