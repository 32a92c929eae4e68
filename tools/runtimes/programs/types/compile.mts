import type { Operation$Data, Operation$Responses, paths } from "@gong-engagement/types";
import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };

type Operation = paths["/path$"]["method$"];

export const body: Operation["requestBody"]["content"]["mediaType$"] = body$ satisfies Operation$Data["body"];

// @ts-expect-error a required property is missing
export const refused: Operation$Data["body"] = {};

export const answer: Operation$Responses[status$] = answer$;

export const title: string = openapi.info.title;
