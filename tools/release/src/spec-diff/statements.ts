import { type Change, type ChangeBump, groups, type Source } from "./change.ts";

/**
 * Everything that the command can say, by the source of the decision, by step, by kind of change: what has changed, what a
 * caller notices, and what a caller must do, separated by ` | `. `{name}` is filled in.
 */
const statements = {
  rules: {
    major: {
      "operation.removed":
        "{method} is gone, and with it `{route}`. | Calls of it do not compile. | Stop calling {method}.",
      "operation.renamed":
        "`{before}` is now `{after}`. | Its method, function and types do not compile under the old name. | Call `{after}` instead of `{before}`.",
      "operation.tag":
        "It has moved from `{before}` to `{after}`. | A method belongs to the first tag of its operation; under the old one it does not compile. | Call {newMethod} instead of {oldMethod}.",
      "operation.route":
        "`{before}` is now `{after}`. | The SDK's method stays, but {oldCall} does not compile. | Use {newCall} instead of {oldCall}.",
      "operation.server":
        "The server is `{after}`, was `{before}`. | Calls go elsewhere, unless `baseUrl` has a path of its own. | Check that your credentials are good for `{after}`.",
      "input.renamed":
        "In the input of the method `{before}` is now `{after}`. | Something else has its name; calls that give it under the old name do not compile, or give the other. | Give `{after}` instead of `{before}`.",
      "input.body":
        "The body stands {after} of the method, not {before}. | Only an object of one form is flat; calls that give it as before do not compile. | Give the body {after}.",
      "idempotencyKey.removed":
        "`{before}` is no idempotency key any more. | It is not filled in, and a call whose outcome is unknown is not repeated. | Repeat such calls yourself where a second report does no harm.",
      "idempotencyKey.changed":
        "The idempotency key is `{after}`, was `{before}`. | Only the new one makes it safe to repeat a call. | Give your own ids as `{after}` instead of `{before}`.",
      "parameter.renamed":
        "`{before}` is now `{after}`. | Calls that give it under its old name do not compile. | Give `{after}` instead of `{before}`.",
      "parameter.moved":
        "`{name}` is a {after} parameter, was a {before} parameter. | The SDK's method takes it as before, but `client` calls that give it in `params.{before}` do not compile. | Give `{name}` in `params.{after}` where you use `client`.",
      "parameter.style":
        "`{keyword}` of `{name}` has changed. | The service reads the value in another form; earlier releases still write the old one. | Upgrade before the service drops the old form of `{name}`.",
      "request.mediaType.removed":
        "`{name}` is gone. | Calls that send it do not compile. | Send another media type than `{name}`.",
      "response.mediaType.removed": "`{name}` is gone. | Code that reads it does not compile. | Stop reading `{name}`.",
      "status.removed":
        "The status {before} is gone. | Code that names the status does not compile. | Stop expecting {before}.",
      "status.replaced":
        "The status is {after}, was {before}. | Code that names the status does not compile. | Stop expecting {before}.",
      "header.removed":
        "The header `{name}` is gone. | Code that reads it finds nothing, and the compiler cannot tell. | Stop reading `{name}`.",
      "header.optional":
        "The header `{name}` can be missing now. | Code that reads it may find nothing, and the compiler cannot tell. | Handle a missing `{name}`.",
      "request.default.changed":
        "The default of {name} is {after}, was {before}. | Calls that leave it out do something else, and the compiler cannot tell. | Give {name} where the old default is meant.",
      "credentials.refused": "It takes {after}. | Calls with {before} are refused. | Give {after}.",
      "credentials.key":
        "`{keyword}` of the security scheme `{name}` has changed. | The client sends the key there now; code that sends or reads it by itself does not. | Check where you send or read `{name}` yourself.",
      "server.default":
        "The default server is `{after}`, was `{before}`. | Calls without `baseUrl` go elsewhere, and the path of the server is that of every `baseUrl`. | Check that your credentials are good for `{after}`, and your `baseUrl` if you set one.",
      "server.removed": "The server {names} is gone. | Calls with it as `baseUrl` may fail. | Set another `baseUrl`.",
      "rateLimit.stricter":
        "The rate limit is {after}, was {before}. | Calls that started at once wait, or fail with `GongLimitError`. | Send less, or give your own `rateLimit` if you know better.",
      "typeName.removed":
        "The type `{before}` is gone. | Code that imports it does not compile. | Stop importing `{before}`.",
      "typeName.renamed":
        "The type `{before}` is now `{after}`. | Code that imports it under the old name does not compile. | Import `{after}` instead of `{before}`.",
      "typeName.taken":
        "The type `{before}` is now `{after}`: another schema has the name `{before}`. | Code that imports `{before}` gets the other type. | Import `{after}` instead of `{before}`.",
    },
    minor: {
      "operation.added": "{method} is new: `{route}`. | It can be called.",
      "idempotencyKey.added":
        "`{after}` is an idempotency key. | It is filled in if it is not given, and a call whose outcome is unknown is repeated under it.",
      deprecated: "{name} is deprecated. | It works as before, and editors strike it through.",
      "request.mediaType.added": "`{name}` can be sent. | Nothing is taken away.",
      "response.mediaType.added": "`{name}` can come. | Nothing is taken away.",
      "status.added": "The status {after} is documented now. | Its body has the type of another one.",
      "header.added": "The header `{name}` is documented now. | Code may rely on it.",
      "header.required": "The header `{name}` is always there now. | Code need not check for it any more.",
      "credentials.optional": "It needs no credentials. | Whatever was accepted still is.",
      "credentials.accepted": "It takes {after}. | Whatever was accepted still is.",
      "server.added": "The server {names} is new. | It can be set as `baseUrl`.",
      "rateLimit.looser": "The rate limit is {after}, was {before}. | Calls wait less.",
      "typeName.added": "The type `{after}` is new. | It can be imported.",
    },
    patch: {
      undeprecated: "{name} is no longer deprecated. | It may be used again.",
      "default.stated": "The default of {name} is {after}, was {before}. | It is stated now; calls do what they did.",
      visibility: "`{keyword}` of {name} has changed. | It shows in the other direction only.",
      documentation:
        "The documentation has changed: {names}. | It shows in editors and in `openapi.json`; code is not concerned.",
      details: "Only details have changed that no code depends on. | They show in `openapi.json`.",
    },
  },
  types: {
    major: {
      "body.required": "A body is required now. | Calls without one do not compile. | Give the body.",
      "body.removed": "There is no body any more. | Calls that give one do not compile. | Leave the body out.",
      "request.member.addedRequired": "{name} is new and required. | Calls without it do not compile. | Give {name}.",
      "request.member.required": "{name} is required now. | Calls without it do not compile. | Give {name}.",
      "request.member.removed": "{name} is gone. | Calls that give it do not compile. | Leave {name} out.",
      "response.member.removed": "{name} is gone. | Code that reads it does not compile. | Stop reading {name}.",
      "member.hidden":
        "{name} is gone: it is `{keyword}` now. | Code that uses it does not compile. | Leave {name} out.",
      "response.member.optional":
        "{name} can be missing now. | Its type includes undefined, so code that relies on it does not compile. | Handle a missing {name}.",
      "request.values.narrower":
        "{name} {change}. | Calls that give a value that is gone do not compile. | Give an allowed {name}.",
      "response.values.wider":
        "{name} {change}. | The type admits more than before: a `switch` that handles every value does not compile. | Handle the new values of {name}.",
      "request.type.breaking":
        "The type of {name} {change}. | Calls that give what was right before do not compile: {compiler} | Give {name} in its new form.",
      "response.type.breaking":
        "The type of {name} {change}. | Code for the old type does not compile: {compiler} | Handle the new form of {name}.",
    },
    minor: {
      "body.added": "A body can be given. | A call need not give one.",
      "body.optional": "The body can be left out now. | A call need not give one.",
      "request.member.added": "{name} can be given. | A call need not give it.",
      "response.member.added": "{name} is new. | It can be read, and code that does not goes on as before.",
      "member.shown": "{name} can be used: it was `{keyword}`. | It is new here.",
      "request.member.optional": "{name} can be left out now. | Calls may be shorter.",
      "response.member.required": "{name} is always there now. | Code need not check for it any more.",
      "request.values.wider": "{name} {change}. | Calls may give more values.",
      "response.values.narrower":
        "{name} {change}. | The type admits less than before; code that handles more goes on as it was.",
      "request.type.wider": "The type of {name} {change}. | Calls may give more than before.",
      "response.type.narrower":
        "The type of {name} {change}. | It says more than before; code for the old type compiles.",
    },
    patch: {
      reworded: "The schema of {name} has changed, its type has not. | Code for it compiles and works as before.",
    },
  },
  constraints: {
    major: {
      "request.constraint.narrower":
        "`{keyword}` of {name} {change}. | The service may refuse values that it accepted before. | Check what you give for {name}.",
      "response.constraint.wider":
        "`{keyword}` of {name} {change}. | Values may come that were ruled out before. | Check how you use {name}.",
    },
    minor: {
      "request.constraint.wider": "`{keyword}` of {name} {change}. | The service accepts more than before.",
    },
    patch: {
      "response.constraint.narrower": "`{keyword}` of {name} {change}. | Values are as before, or fewer.",
    },
  },
} as const satisfies Record<Source, Record<ChangeBump, Record<string, string>>>;

type Table = typeof statements;

/** A kind of change that a caller may notice. */
export type Kind = { [S in Source]: { [B in ChangeBump]: keyof Table[S][B] }[ChangeBump] }[Source];

/** What the placeholders of a statement stand for. */
export type Values = Readonly<Record<string, string>>;

interface Entry {
  readonly source: Source;
  readonly bump: ChangeBump;
  readonly statement: string;
}

const entries: ReadonlyMap<Kind, Entry> = new Map(
  (["rules", "types", "constraints"] as const).flatMap((source) =>
    (["major", "minor", "patch"] as const).flatMap((bump) =>
      Object.entries(statements[source][bump]).map(([kind, statement]) => [kind as Kind, { source, bump, statement }]),
    ),
  ),
);

/** All kinds of changes. */
export const kinds: readonly Kind[] = [...entries.keys()];

const fillIn = (text: string, kind: Kind, values: Values): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The statement ${kind} needs a value for ${name}.`);
    return value;
  });

/** Says what a change of that kind means. Members are in the order in which `--json` prints them. */
export const explain = (kind: Kind, values: Values, operation?: string, place?: string): Change => {
  const entry = entries.get(kind);
  if (!entry) throw new Error(`There is no statement ${kind}.`);
  const { bump, source } = entry;
  const [what = "", reason = "", action] = entry.statement.split(" | ").map((text) => fillIn(text, kind, values));
  return {
    ...{ group: groups[bump], bump },
    ...(operation === undefined ? {} : { operation }),
    ...(place === undefined ? {} : { place }),
    ...{ what, reason, ...(action === undefined ? {} : { action }), source },
  };
};
