import {
  type ClientOptions,
  type CloseOptions,
  createClient,
  type DerivedOptions,
  type GongClient,
} from "@gong-engagement/client";

/** The clients that `withOptions` hands to the constructor, by the options that the constructor gets. */
const derivedClients = new WeakMap<object, GongClient>();

/** Base of the SDK's class: what does not depend on the spec. Its methods may be taken off the object. */
export abstract class Sdk {
  /** The typed openapi-fetch client underneath. Its calls share everything with those of the SDK. */
  readonly client: GongClient;

  /** @throws GongConfigError if an option is wrong or credentials are missing. */
  constructor(options?: ClientOptions) {
    this.client = (options && derivedClients.get(options)) ?? createClient(options);
    const methods = {
      withOptions: this.withOptions.bind(this),
      close: this.close.bind(this),
      [Symbol.asyncDispose]: () => this.close(), // `await using` of Node.js 24 refuses bound functions.
    };
    for (const name of Reflect.ownKeys(methods)) {
      Object.defineProperty(this, name, { value: Reflect.get(methods, name), configurable: true, writable: true });
    }
  }

  /**
   * An SDK with other defaults and the same limiter, credentials and connections. Both are closed together.
   *
   * @throws GongConfigError if an option is wrong, or is one that both share: `auth`, `baseUrl`, `rateLimit`.
   */
  withOptions(options: DerivedOptions): this {
    const OwnClass = this.constructor as new (options: object) => this;
    const key = {};
    derivedClients.set(key, this.client.withOptions(options));
    return new OwnClass(key);
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
