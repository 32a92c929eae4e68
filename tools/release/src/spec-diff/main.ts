import { enableCompileCache } from "node:module";
import { runMain } from "@gong-engagement/kit/run-main";
import { createMain } from "./create-main.ts";

enableCompileCache();

await runMain(createMain(process.argv.slice(2), process.cwd()));
