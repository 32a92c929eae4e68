import * as types from "@gong-engagement/types";
import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };
import { serveCalls } from "../shared/serve-calls.mjs";
import { readTypes } from "./read-types.mjs";

export default serveCalls(() => readTypes(types, openapi));
