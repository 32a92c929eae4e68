import type { Runtime } from "../runtime.ts";
import { bun } from "./bun.ts";
import { bundles } from "./bundles.ts";
import { chromium } from "./chromium.ts";
import { delivery } from "./delivery.ts";
import { deno } from "./deno.ts";
import { examples } from "./examples.ts";
import { fake } from "./fake.ts";
import { next } from "./next.ts";
import { node } from "./node.ts";
import { platforms } from "./platforms.ts";
import { jest, vitest } from "./test-runners.ts";
import { typescript } from "./typescript.ts";
import { workers } from "./workers.ts";

/** Everything that the packages promise to work in, in the order of the closing table. */
export const runtimes: readonly Runtime[] = [
  ...node,
  ...bun,
  deno,
  workers,
  chromium,
  ...typescript,
  ...bundles,
  jest,
  vitest,
  next,
  platforms,
  fake,
  delivery,
  examples,
];
