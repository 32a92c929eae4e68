const client = require("@gong-engagement/client");
const schemas = require("@gong-engagement/schemas");
const sdk = require("@gong-engagement/sdk");
const types = require("@gong-engagement/types");
const openapi = require("@gong-engagement/types/openapi.json");
const { expect } = require("../shared/expect.mjs");
const { reportCalls } = require("../shared/report-calls.mjs");
const { callAll } = require("./call-all.mjs");

reportCalls(async (options) => {
  const imported = await import("@gong-engagement/sdk");
  expect(imported.GongError === sdk.GongError, "import() and require() give the same classes");
  return callAll({ types, openapi, client, sdk, schemas }, options);
});
