import { createClient } from "@gong-engagement/client";
import { event } from "../event.ts";

const client = createClient({ auth: { bearerToken: "token" } });
export const { data } = await client.PUT("/customer-engagement/share", { body: event });
