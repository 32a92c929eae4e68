import { statfsSync } from "node:fs";
import { createSharedLimiter } from "@gong-engagement/limiter";
import { messageOf } from "../errors.ts";
import { inScope } from "../scope.ts";
import { openSession } from "../store/open-session.ts";
import { openStorage, type Storage } from "../store/open-storage.ts";
import { printMoment, printWindow } from "../terminal/output.ts";
import { type Finding, fault, ok, warning } from "./finding.ts";

/** File systems by the types that Linux has for them: what ends with the container, and what does not lock as SQLite needs it. */
const lost: Readonly<Record<number, string>> = { 16914836: "tmpfs", 2240043254: "ramfs", 2035054128: "overlay" };
const remote: Readonly<Record<number, string>> = {
  26985: "NFS",
  20859: "SMB",
  4283649346: "CIFS",
  4266872130: "SMB",
  16914839: "9p",
};

const longestSkew = 5_000;
const longestWait = 86_400_000;

const readValue = async (storage: Storage, query: string): Promise<string> =>
  String(Object.values((await storage.query(query))[0] ?? {})[0]);

const checkFileSystem = (file: string): Finding => {
  const type = statfsSync(file).type >>> 0;
  const check = "file system";
  if (lost[type])
    return warning(
      check,
      `${lost[type]}: in a container it ends with it`,
      "Put the file on a volume, or use PostgreSQL.",
    );
  if (remote[type])
    return fault(
      check,
      `${remote[type]}: SQLite may be damaged on it`,
      "Put the file on a local disk, or use PostgreSQL.",
    );
  return ok(check, `local, type 0x${type.toString(16)}`);
};

const checkSqlite = async (storage: Storage): Promise<readonly Finding[]> => {
  const version = await readValue(storage, "SELECT sqlite_version()");
  const mode = await readValue(storage, "PRAGMA journal_mode");
  const synchronous = await readValue(storage, "PRAGMA synchronous");
  return [
    ok("SQLite", `${version}, journal ${mode}`),
    synchronous === "2"
      ? ok("synchronous", "FULL: what is accepted is on the disk")
      : fault("synchronous", `level ${synchronous}`, "Update Node.js: its SQLite does not take FULL."),
  ];
};

const checkPostgres = async (storage: Storage): Promise<readonly Finding[]> => {
  const version = await readValue(storage, "SHOW server_version");
  const before = Date.now();
  const server = Number(await readValue(storage, "SELECT extract(epoch FROM clock_timestamp()) * 1000"));
  const skew = Math.round(server - (before + Date.now()) / 2);
  const text = `${Math.abs(skew).toLocaleString("en")} ms ${skew < 0 ? "behind" : "ahead of"} this machine`;
  return [
    ok("PostgreSQL", version),
    Math.abs(skew) > longestSkew
      ? warning("clock of the server", text, "Set both clocks by NTP. Limits are counted by that of the server.")
      : ok("clock of the server", text),
  ];
};

const checkEvents = (location: string): Promise<readonly Finding[]> =>
  inScope(async (scope) => {
    const { outbox } = await openSession(scope, location, false);
    const { blocked, oldestPending, pending, delivered, refused, dead } = await outbox.status();
    let inDoubt = 0;
    for await (const _ of outbox.dead({ reason: "in-doubt" })) inDoubt++;
    const age = oldestPending ? Date.now() - oldestPending.getTime() : 0;
    const waiting = oldestPending
      ? `${pending} ${pending === 1 ? "waits" : "wait"}, the oldest since ${printMoment(oldestPending)}`
      : "nothing waits";
    return [
      ok("events", `${delivered} delivered, ${refused} refused, ${dead} dead`),
      age > longestWait
        ? warning("pending", waiting, "Does a process send? `gong-engagement outbox drain` does.")
        : ok("pending", waiting),
      ...(blocked
        ? [
            fault(
              "blocked",
              `since ${printMoment(blocked.since)}: ${blocked.why}`,
              "Correct the credentials; it goes on by itself.",
            ),
          ]
        : [ok("blocked", "no")]),
      inDoubt > 0
        ? warning(
            "in doubt",
            `${inDoubt} events`,
            "Look for them in Gong: `gong-engagement outbox list --reason in-doubt`.",
          )
        : ok("in doubt", "none"),
    ];
  });

const checkLimiter = async (storage: Storage): Promise<readonly Finding[]> => {
  const check = "shared limiter";
  const isThere = await storage.query("SELECT name FROM gong_limiter_head LIMIT 1").catch(() => undefined);
  if (!isThere) return [ok(check, "none in this store")];
  const { windows, pausedUntil } = await createSharedLimiter({ store: storage.openLimiterStore() }).budget();
  const left = windows.map((window) => `${window.remaining.toLocaleString("en")} left of ${printWindow(window)}`);
  const finding = left.join(", ") || "no limit";
  return [
    pausedUntil
      ? warning(
          check,
          `${finding}; paused until ${printMoment(pausedUntil)}`,
          "The service asked for it. It goes on by itself.",
        )
      : ok(check, finding),
  ];
};

/** Looks into a store, and changes nothing in it. */
export const checkStore = (location: string): Promise<readonly Finding[]> =>
  inScope(async (scope) => {
    const findings: Finding[] = [];
    try {
      const storage = scope.use(await openStorage(location, false));
      if (storage.kind === "SQLite") findings.push(checkFileSystem(location), ...(await checkSqlite(storage)));
      else findings.push(...(await checkPostgres(storage)));
      const version = await readValue(storage, "SELECT value FROM gong_outbox_meta WHERE name = 'version'").catch(
        () => undefined,
      );
      if (version === undefined) findings.push(warning("outbox", "none in this store", "Is this the right store?"));
      else
        findings.push(ok("outbox", `${storage.label}, tables of version ${version}`), ...(await checkEvents(location)));
      findings.push(...(await checkLimiter(storage)));
    } catch (error) {
      findings.push(fault("store", messageOf(error), "Is --store right, and may this user read and write it?"));
    }
    return findings;
  });
