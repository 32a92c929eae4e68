import * as types from "@gong-engagement/types";
import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };
import { reportCalls } from "../shared/report-calls.mjs";
import { readTypes } from "./read-types.mjs";

await reportCalls(() => readTypes(types, openapi));
