import * as types from "@gong-engagement/types";
import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };
import { showCalls } from "../shared/show-calls.mjs";
import { readTypes } from "./read-types.mjs";

await showCalls(() => readTypes(types, openapi));
