import fake = require("@gong-engagement/fake");

export = fake.createFake({ quota: false });
