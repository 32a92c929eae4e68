const sdk = require("@gong-engagement/sdk");
const { reportCalls } = require("../shared/report-calls.mjs");
const { callSdk } = require("./call-sdk.mjs");

reportCalls((options) => callSdk(sdk, options));
