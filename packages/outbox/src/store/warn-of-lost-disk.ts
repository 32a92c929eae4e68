import { statfsSync } from "node:fs";

/** File systems whose files end with the host or the container, by the types that Linux has for them. */
const lostFileSystems: Readonly<Record<number, string>> = {
  16914836: "tmpfs",
  2240043254: "ramfs",
  2035054128: "overlay",
};

/** Warns of a file that will not be there after the next deployment. */
export const warnOfLostDisk = (file: string, typeOf = (path: string): number => statfsSync(path).type): void => {
  const name = lostFileSystems[typeOf(file) >>> 0];
  if (name === undefined) return;
  process.emitWarning(
    `${file} is on a file system of type ${name}: in a container it is gone at the next deployment, with all events that wait. Put it on a volume, or use PostgreSQL`,
    { type: "GongOutboxWarning", code: "GONG_OUTBOX_LOST_DISK" },
  );
};
