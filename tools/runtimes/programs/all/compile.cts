import client = require("@gong-engagement/client");
import sdk = require("@gong-engagement/sdk");
import type types = require("@gong-engagement/types");

const body: types.Operation$Data["body"] = body$;

export = sdk.operation$(client.createClient(), body);
