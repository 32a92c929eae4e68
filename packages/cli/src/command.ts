#!/usr/bin/env node
import { run } from "@gong-engagement/cli";

process.exitCode = await run(process.argv.slice(2));
