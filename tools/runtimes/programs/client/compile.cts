import client = require("@gong-engagement/client");

const options: client.ClientOptions = { auth: { accessKey: "key", accessKeySecret: "secret" } };

export = client.createClient(options);
