import type { BaseResponse } from "@gong-engagement/types";
import ky from "ky";
import { event } from "../event.ts";

const client = ky.create({ prefix: "https://api.gong.io/v2", headers: { authorization: "Bearer token" } });
export const data = await client.put("customer-engagement/share", { json: event }).json<BaseResponse>();
