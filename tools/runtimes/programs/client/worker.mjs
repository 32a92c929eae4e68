import * as client from "@gong-engagement/client";
import { serveCalls } from "../shared/serve-calls.mjs";
import { callClient } from "./call-client.mjs";

export default serveCalls((options) => callClient(client, options));
