const client = require("@gong-engagement/client");
const { reportCalls } = require("../shared/report-calls.mjs");
const { callClient } = require("./call-client.mjs");

reportCalls((options) => callClient(client, options));
