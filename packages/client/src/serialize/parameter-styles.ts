/** How one parameter is written: `style` and `explode` of the spec, or by its media type for one with `content`. */
export type ParameterStyle =
  | {
      readonly style: "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
      readonly explode: boolean;
      readonly allowReserved?: boolean;
    }
  | { readonly content: string };

/** Styles by place and name, of those parameters that openapi-fetch would write in another way. */
export type ParameterStyles = {
  readonly [place in "path" | "query" | "header" | "cookie"]?: { readonly [name: string]: ParameterStyle };
};

/** `params` of openapi-fetch. */
export type Parameters = {
  readonly [place in "path" | "query" | "header" | "cookie"]?: Readonly<Record<string, unknown>> | undefined;
};
