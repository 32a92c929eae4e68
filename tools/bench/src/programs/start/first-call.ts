import { argv } from "node:process";
import { event } from "../event.ts";
import type { CreateSend } from "../program.ts";

const [, , program = "", baseUrl = ""] = argv;
const { createSend } = (await import(program)) as { createSend: CreateSend };
const send = createSend({ baseUrl });
const constructed = performance.now();
await send(event);
console.log(JSON.stringify({ constructed, answered: performance.now() }));
