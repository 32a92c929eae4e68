const fake = require("@gong-engagement/fake");
const openapi = require("@gong-engagement/types/openapi.json");
const { reportCalls } = require("../shared/report-calls.mjs");
const { callFake } = require("./call-fake.mjs");

reportCalls(() => callFake(fake, openapi));
