import { sqliteStore } from "@gong-engagement/limiter/sqlite";
import { createOwnTurns } from "./own-turns.ts";
import type { CreateTurns } from "./turns.ts";

export const createTurns: CreateTurns = async (location) => createOwnTurns(sqliteStore(location));
