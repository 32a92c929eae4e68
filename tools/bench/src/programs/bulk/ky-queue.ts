import ky from "ky";
import PQueue from "p-queue";
import type { CreateSend, LimitedSetup } from "../program.ts";

export const createSend: CreateSend<LimitedSetup> = ({ baseUrl }) => {
  const queue = new PQueue({ concurrency: 50 });
  const client = ky.create({ prefix: `${baseUrl}/v2`, headers: { authorization: "Bearer token" }, retry: 10 });
  return (event) => queue.add(() => client.put("customer-engagement/share", { json: event }).json());
};
