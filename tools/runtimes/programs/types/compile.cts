import type types = require("@gong-engagement/types");

const refusal: types.ReportContentShareEventErrors[400] = { requestId: "1", errors: ["No such address"] };

export = refusal;
