import type { BaseResponse } from "@gong-engagement/types";
import { event } from "../event.ts";

const response = await fetch("https://api.gong.io/v2/customer-engagement/share", {
  method: "PUT",
  headers: { authorization: "Bearer token", "content-type": "application/json" },
  body: JSON.stringify(event),
});
export const data = (await response.json()) as BaseResponse;
