import { type ClientOptions, type CloseOptions, createClient, type GongClient } from "@gong-engagement/client";

/** Base of the SDK's class: what does not depend on the spec. */
export abstract class Sdk {
  /** The typed openapi-fetch client underneath. Its calls share everything with those of the SDK. */
  readonly client: GongClient;

  /** @throws GongConfigError if an option is wrong or credentials are missing. */
  constructor(options?: ClientOptions) {
    this.client = createClient(options);
  }

  /**
   * Takes no new calls and waits for those that are queued or in flight. What is left at the timeout rejects with
   * `GongClosedError`. Without a timeout it waits as long as they take.
   */
  close(options?: CloseOptions): Promise<void> {
    return this.client.close(options);
  }

  /** Same as `close()`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
