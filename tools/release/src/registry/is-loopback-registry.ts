import { BlockList, isIP } from "node:net";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Whether a registry's URL can lead to nothing but this machine. What is no URL does not. */
export const isLoopbackRegistry = (registry: string): boolean => {
  if (!URL.canParse(registry)) return false;
  const { protocol, hostname } = new URL(registry);
  if (protocol !== "http:" && protocol !== "https:") return false;
  if (hostname === "localhost") return true;
  const address = hostname.replace(/^\[(.*)\]$/, "$1");
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 4 ? "ipv4" : "ipv6");
};
