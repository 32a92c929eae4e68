import { postgresStore } from "@gong-engagement/limiter/postgres";
import { Pool } from "pg";
import { createOwnTurns } from "./own-turns.ts";
import type { CreateTurns } from "./turns.ts";

export const createTurns: CreateTurns = async (location) =>
  createOwnTurns(postgresStore(new Pool({ connectionString: location, max: 2 })));
