import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { runCommand } from "@gong-engagement/kit/run-command";

/** A host of its own: a network namespace with its own address, joined to this one by a cable. */
export interface Host {
  /** This host's address as the other one sees it. */
  readonly gateway: string;
  /** What starts a command there. */
  readonly launcher: readonly string[];
  /** Pulls the cable, or puts it back. */
  setConnected(isConnected: boolean): Promise<void>;
}

export interface Hosts extends AsyncDisposable {
  readonly list: readonly Host[];
}

const run = (...command: readonly string[]): Promise<string> => {
  const [file = "", ...args] = command;
  return runCommand(file, args, { cwd: process.cwd(), timeout: 10_000 });
};

/** Network of the hosts: the addresses exist in namespaces only. */
export const hostsNetwork = "10.77.0.0/16";

/** Command that starts another one in a network of its own, in which hosts can be made. Linux only. */
export const isolate: readonly string[] =
  process.getuid?.() === 0
    ? ["unshare", "--net", "--"]
    : ["unshare", "--user", "--map-current-user", "--keep-caps", "--net", "--"];

/**
 * Makes hosts, in a network of this process's own: see `isolate`. The kernel removes them with their last process.
 *
 * @throws CommandError if this machine does not let it.
 */
export const createHosts = async (count: number): Promise<Hosts> => {
  await run("ip", "link", "set", "lo", "up");
  const holders: ChildProcess[] = [];
  const list: Host[] = [];
  for (let index = 1; index <= count; index++) {
    // A namespace lives as long as a process in it: this one ends with its standard input, so with this process.
    const holder = spawn("unshare", ["--net", "sh", "-c", "echo made; cat"], { stdio: ["pipe", "pipe", "inherit"] });
    holders.push(holder);
    await Promise.race([once(holder.stdout, "data"), once(holder, "exit"), once(holder, "error")]);
    const launcher = ["nsenter", "--target", String(holder.pid), "--net", "--"];
    const cable = `host${index}`;
    const [gateway, address] = [`10.77.${index}.1`, `10.77.${index}.2`];
    await run("ip", "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", String(holder.pid));
    await run("ip", "address", "add", `${gateway}/24`, "dev", cable);
    await run("ip", "link", "set", cable, "up");
    await run(...launcher, "ip", "link", "set", "lo", "up");
    await run(...launcher, "ip", "address", "add", `${address}/24`, "dev", "eth0");
    await run(...launcher, "ip", "link", "set", "eth0", "up");
    list.push({
      gateway,
      launcher,
      setConnected: async (isConnected) => void (await run("ip", "link", "set", cable, isConnected ? "up" : "down")),
    });
  }
  return {
    list,
    async [Symbol.asyncDispose]() {
      for (const holder of holders) holder.stdin?.end();
    },
  };
};
