import type { ParameterStyle, ParameterStyles, Parameters } from "./parameter-styles.ts";
import { serializeParameter } from "./serialize-parameter.ts";

/** What a call hands to openapi-fetch in place of its own serializers. */
export interface SerializedParameters {
  readonly querySerializer: () => string;
  readonly pathSerializer: (url: string) => string;
  /** Header and cookie parameters, by header name. */
  readonly headers: Readonly<Record<string, string>>;
}

const form: ParameterStyle = { style: "form", explode: true };
const simple: ParameterStyle = { style: "simple", explode: false };

/** Header values are not percent-encoded. */
const decoded = (style: ParameterStyle): ParameterStyle =>
  "content" in style ? style : { ...style, allowReserved: true };

const given = (values: Readonly<Record<string, unknown>> = {}): [string, unknown][] =>
  Object.entries(values).filter(([, value]) => value !== undefined && value !== null);

/**
 * Writes the parameters of an operation as its spec says. Only the operations that openapi-fetch would write in another
 * way have such a serializer.
 */
export const createParameterSerializer =
  (styles: ParameterStyles) =>
  (parameters: Parameters): SerializedParameters => {
    const writePath = (url: string, [name, value]: readonly [string, unknown]): string =>
      url.replaceAll(`{${name}}`, () =>
        withoutName(name, serializeParameter(name, value, styles.path?.[name] ?? simple)),
      );
    const withoutName = (name: string, text: string): string =>
      "content" in (styles.path?.[name] ?? {}) ? text.slice(name.length + 1) : text;

    const query = given(parameters.query).map(([name, value]) =>
      serializeParameter(encodeURIComponent(name), value, styles.query?.[name] ?? form),
    );
    const headers = given(parameters.header).map(([name, value]): [string, string] => {
      const style = styles.header?.[name];
      if (style && "content" in style)
        return [name, style.content.includes("json") ? JSON.stringify(value) : String(value)];
      return [name, serializeParameter(name, value, decoded(style ?? simple))];
    });
    const cookies = given(parameters.cookie).map(([name, value]) =>
      serializeParameter(name, value, styles.cookie?.[name] ?? form).replaceAll("&", "; "),
    );
    return {
      // Where reserved characters are allowed, this one would end the query.
      querySerializer: () => query.filter(Boolean).join("&").replaceAll("#", "%23"),
      pathSerializer: (url) => given(parameters.path).reduce(writePath, url),
      headers: Object.fromEntries(cookies.length > 0 ? [...headers, ["cookie", cookies.join("; ")]] : headers),
    };
  };
