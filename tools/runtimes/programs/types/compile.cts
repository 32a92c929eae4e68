import type types = require("@gong-engagement/types");

const body: NonNullable<types.Operation$Data["body"]> = body$;

export = body;
