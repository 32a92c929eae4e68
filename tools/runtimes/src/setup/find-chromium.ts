import { existsSync } from "node:fs";
import { runCommand } from "../run-command.ts";

/** Debian's, and those of GitHub's machines and of macOS. */
const places = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const canInstall = (): boolean => existsSync("/etc/debian_version") && process.getuid?.() === 0;

const install = async (): Promise<void> => {
  const options = { folder: "/", environment: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, timeout: 300_000 };
  await runCommand("apt-get", ["update"], options);
  await runCommand("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], options);
};

/**
 * Path of a Chromium. If it is missing, Debian's is installed where that is allowed.
 *
 * @throws Error with what to do, if it is missing and cannot be installed.
 */
export const findChromium = async (): Promise<string> => {
  const find = (): string | undefined => places.find((place) => existsSync(place));
  if (find() === undefined && canInstall()) await install();
  const found = find();
  if (found === undefined) {
    throw new Error(`There is no Chromium in ${places.join(", ")}. Install one: sudo apt-get install chromium.`);
  }
  return found;
};
