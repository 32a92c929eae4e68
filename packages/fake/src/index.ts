export { createFake } from "./create-fake.ts";
export type { OpenApiDocument, QuotaWindow } from "./document/openapi.ts";
export type { Fake, FakeOptions, TokenOptions } from "./fake.ts";
export { type Fault, type FaultKind, type FaultOptions, faultKinds } from "./judge/faults.ts";
export type { Account, IssuedToken } from "./judge/security.ts";
export type { ExpectOptions, WantedInput } from "./records/create-expectations.ts";
export type { Attempt, Outcome, ReportedEvent } from "./records/records.ts";
export type { Clock } from "./serve/create-clock.ts";
export type { FakeServer, ListenOptions } from "./serve/listen.ts";
