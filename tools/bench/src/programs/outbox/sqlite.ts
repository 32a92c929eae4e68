import { sqliteStore } from "@gong-engagement/outbox/sqlite";
import { openOwnQueue } from "./own-queue.ts";
import type { OpenQueue } from "./queue.ts";

export const openQueue: OpenQueue = (place) => openOwnQueue(sqliteStore(place.location), place);
