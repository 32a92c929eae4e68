const types = require("@gong-engagement/types");
const openapi = require("@gong-engagement/types/openapi.json");
const { reportCalls } = require("../shared/report-calls.mjs");
const { readTypes } = require("./read-types.mjs");

reportCalls(() => readTypes(types, openapi));
