import { reportContentShareEvent } from "../call/hey-api/sdk.gen.ts";
import { event } from "../event.ts";

export const { data } = await reportContentShareEvent({ auth: "token", body: event });
