import * as client from "@gong-engagement/client";
import { reportCalls } from "../shared/report-calls.mjs";
import { callClient } from "./call-client.mjs";

await reportCalls((options) => callClient(client, options));
