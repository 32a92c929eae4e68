import type { GongClient } from "@gong-engagement/client";

/** Base of the resource classes, one for each tag of the spec. Their methods may be taken off the object. */
export abstract class Resource {
  protected readonly client: GongClient;

  /** @param client - sends the calls of this resource */
  constructor(client: GongClient) {
    this.client = client;
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(new.target.prototype))) {
      if (name !== "constructor" && typeof value === "function") {
        Object.defineProperty(this, name, { value: value.bind(this), configurable: true, writable: true });
      }
    }
  }
}
