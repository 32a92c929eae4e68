import type { GongClient } from "@gong-engagement/client";

/** Base of the resource classes, one for each tag of the spec. */
export abstract class Resource {
  protected readonly client: GongClient;

  /** @param client - sends the calls of this resource */
  constructor(client: GongClient) {
    this.client = client;
  }
}
