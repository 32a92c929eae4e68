import sdk = require("@gong-engagement/sdk");

const gong = new sdk.GongEngagement({ auth: { bearerToken: "token" } });
const input: sdk.Operation$Input = input$;

export = gong.tag$.operation$(input);
