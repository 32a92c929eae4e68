import schemas = require("@gong-engagement/schemas");

export = schemas.inputSchemas;
