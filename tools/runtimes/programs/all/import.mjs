import * as client from "@gong-engagement/client";
import * as schemas from "@gong-engagement/schemas";
import * as sdk from "@gong-engagement/sdk";
import * as types from "@gong-engagement/types";
import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };
import { reportCalls } from "../shared/report-calls.mjs";
import { callAll } from "./call-all.mjs";

await reportCalls((options) => callAll({ types, openapi, client, sdk, schemas }, options));
