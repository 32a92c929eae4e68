import { createSharedLimiter } from "@gong-engagement/limiter";
import { postgresStore as postgresLimit } from "@gong-engagement/limiter/postgres";
import { openOutbox, type Receipt } from "@gong-engagement/outbox";
import { postgresStore } from "@gong-engagement/outbox/postgres";
import { GongEngagement } from "@gong-engagement/sdk";
import { Pool } from "pg";

// Made once for all invocations of an instance.
const pool = new Pool({ connectionString: process.env.DATABASE_URL });
pool.on("error", (error) => console.error(error.message)); // Connections end while the instance is frozen.

/** An attempt is given up after this many milliseconds. */
const timeout = 5_000;

// Instances do not know of each other: they count their calls in the database.
const gong = new GongEngagement({ timeout, rateLimit: createSharedLimiter({ store: postgresLimit(pool) }) });

// Never started: what runs in the background would be frozen in the middle of a call.
const outbox = await openOutbox({ store: postgresStore(pool), gong });

export interface Signature {
  readonly id: string;
  readonly signer: string;
  readonly signedAt: string;
}

/** Behind the application's API: stores a signature and the event about it, both or neither of them. */
export const sign = async ({ id, signer, signedAt }: Signature): Promise<{ readonly statusCode: number }> => {
  const transaction = await pool.connect();
  try {
    await transaction.query("BEGIN");
    await transaction.query("INSERT INTO signature (id, signer) VALUES ($1, $2)", [id, signer]);
    const action = { actionName: "Proposal signed", actorEmailAddress: signer, eventTimestamp: signedAt };
    await outbox.enqueue("reportCustomActionEvent", action, { id: `signature-${id}`, transaction });
    await transaction.query("COMMIT");
    return { statusCode: 201 };
  } catch (error) {
    await transaction.query("ROLLBACK");
    if (error instanceof Error && "code" in error && error.code === "23505") return { statusCode: 409 };
    throw error;
  } finally {
    transaction.release();
  }
};

/** What AWS Lambda passes to a handler, as far as it is needed here. */
export interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

/**
 * Every minute, by a schedule: reports what waits, and ends in time, with no call under way. It throws where Gong refuses access, so
 * that the platform counts a failure.
 */
export const deliver = async (_event: unknown, context: LambdaContext): Promise<Receipt> => {
  const signal = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - 2 * timeout));
  await outbox.drain({ signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error; // Else the rest is for the next minute.
  });
  const { blocked } = await outbox.status();
  if (blocked) throw new Error(`Gong refuses access: ${blocked.why}`);
  return outbox.receipt();
};
