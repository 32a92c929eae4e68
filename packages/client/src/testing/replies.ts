import type { Reply } from "./start-server.ts";

type HeaderFields = Readonly<Record<string, string>>;

/** Answers with a status, a text and headers. */
export const text =
  (status: number, body: string, headers: HeaderFields = {}): Reply =>
  ({ response }) => {
    response.writeHead(status, headers).end(body);
  };

/** Answers with a status and JSON. */
export const json = (status: number, body: unknown, headers: HeaderFields = {}): Reply =>
  text(status, JSON.stringify(body), { "content-type": "application/json", ...headers });

/** What the service answers if all is well. */
export const ok: Reply = json(200, { requestId: "r-200" });

/** An error as the service words it. */
export const failure = (status: number, headers: HeaderFields = {}): Reply =>
  json(status, { requestId: `r-${status}`, errors: [`error ${status}`] }, headers);

/** Closes the connection without an answer. */
export const reset: Reply = ({ socket }) => {
  socket.resetAndDestroy();
};

/** Never answers. */
export const hang: Reply = () => {};

/** Writes those bytes, and then closes the connection or, if it is to hang, does nothing more. */
export const raw =
  (bytes: string, { hangs = false }: { readonly hangs?: boolean } = {}): Reply =>
  ({ socket }) => {
    socket.write(bytes, () => hangs || socket.destroySoon());
  };
