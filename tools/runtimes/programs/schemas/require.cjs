const schemas = require("@gong-engagement/schemas");
const { reportCalls } = require("../shared/report-calls.mjs");
const { checkInput } = require("./check-input.mjs");

reportCalls(() => checkInput(schemas));
