import * as client from "@gong-engagement/client";
import * as schemas from "@gong-engagement/schemas";
import * as sdk from "@gong-engagement/sdk";
import * as types from "@gong-engagement/types";
import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };
import { serveCalls } from "../shared/serve-calls.mjs";
import { callAll } from "./call-all.mjs";

export default serveCalls((options) => callAll({ types, openapi, client, sdk, schemas }, options));
