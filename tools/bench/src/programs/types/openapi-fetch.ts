import type { paths } from "@gong-engagement/types";
import createClient from "openapi-fetch";
import { event } from "../event.ts";

const client = createClient<paths>({ baseUrl: "https://api.gong.io/v2" });
export const { data } = await client.PUT("/customer-engagement/share", { body: event });
