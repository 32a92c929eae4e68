import { onTestFinished } from "vitest";
import { createFake } from "../create-fake.ts";
import type { Fake, FakeOptions } from "../fake.ts";
import type { Clock } from "../serve/create-clock.ts";
import type { FakeServer, ListenOptions } from "../serve/listen.ts";
import { document } from "./document.ts";

export const url = "https://notes.example.com/v1";

/** A clock that only moves when it is told to. */
export const createTestClock = (): Clock & { readonly pass: (milliseconds: number) => void } => {
  let moment = Date.UTC(2026, 0, 31);
  return {
    now: () => moment,
    pass: (milliseconds) => {
      moment += milliseconds;
    },
  };
};

/** A fake of the small service, without a limit unless one is given. */
export const createNotesFake = (options: FakeOptions = {}): Fake => createFake({ document, quota: false, ...options });

export const authorize = ({ auth }: Fake): string => `Basic ${btoa(`${auth.accessKey}:${auth.accessKeySecret}`)}`;

/** What a caller sends: JSON, with the credentials of the fake unless there are others. */
export const write = (
  fake: Fake,
  method: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): RequestInit => ({
  method,
  headers: { authorization: authorize(fake), "content-type": "application/json", ...headers },
  ...(body !== undefined && { body: JSON.stringify(body) }),
});

/** Puts a note, without sockets. */
export const putNote = (
  fake: Fake,
  title: unknown = "Hello",
  headers?: Readonly<Record<string, string>>,
): Promise<Response> => fake.fetch(`${url}/notes/1`, write(fake, "PUT", { title }, headers));

/** Posts a letter, without sockets. */
export const postLetter = (fake: Fake, letterKey?: string): Promise<Response> =>
  fake.fetch(`${url}/letters`, write(fake, "POST", { letterKey }));

/** A caller of a fake. */
export interface Caller {
  readonly fake: Fake;
  /** Puts a note. */
  readonly send: (init?: RequestInit) => Promise<Response>;
}

/** Lets a fake listen until the test has ended, and a caller send to it. */
export const startCaller = async (
  options?: FakeOptions,
  listenOptions?: ListenOptions,
): Promise<Caller & { readonly server: FakeServer }> => {
  const fake = createNotesFake(options);
  const server = await fake.listen(listenOptions);
  onTestFinished(() => server.close());
  const note = write(fake, "PUT", { title: "Hello" });
  const send: Caller["send"] = (init) => fetch(`${server.url}/v1/notes/1`, { ...note, ...init });
  return { fake, server, send };
};
