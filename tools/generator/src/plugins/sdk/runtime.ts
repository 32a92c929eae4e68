import type { AnyPlugin } from "../hey-api.ts";

/** Where a symbol is written and from which file it is exported again. */
export interface Place {
  readonly getFilePath: () => string;
  readonly getExportFromFilePath: () => readonly string[];
}

/** What the printers of the SDK share. */
export interface SdkContext {
  readonly place: Place;
  /** npm name of the client package. */
  readonly clientPackage: string;
  /** Where the handwritten part of the SDK is, seen from the file that is printed. */
  readonly handwritten: string;
}

/** Handwritten parts of the SDK and the client that generated code imports. */
export const importRuntime = (plugin: AnyPlugin, { clientPackage, handwritten }: SdkContext) => {
  const value = (name: string, file: string) =>
    plugin.symbolFactory.register(name, { external: `${handwritten}/${file}` });
  const type = (name: string, external: string) => plugin.symbolFactory.register(name, { external, kind: "type" });
  return {
    sendOperation: plugin.symbolFactory.register("sendOperation", { external: clientPackage }),
    omit: value("omit", "flat-input.ts"),
    ownMember: value("ownMember", "flat-input.ts"),
    unlessEmpty: value("unlessEmpty", "flat-input.ts"),
    Resource: value("Resource", "resource.ts"),
    Sdk: value("Sdk", "sdk.ts"),
    CallPromise: type("CallPromise", clientPackage),
    ClientSource: type("ClientSource", clientPackage),
    CallOptions: type("CallOptions", clientPackage),
    ClientOptions: type("ClientOptions", clientPackage),
    OperationEntry: type("OperationEntry", `${handwritten}/operation.ts`),
  };
};
