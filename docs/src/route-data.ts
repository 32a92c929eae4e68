import { defineRouteMiddleware } from "@astrojs/starlight/route-data";

/** The page for what is not found is at every such address: none of them is the right one for a search engine. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { starlightRoute } = locals;
  if (starlightRoute.id !== "404") return;
  starlightRoute.head = starlightRoute.head.filter(({ tag, attrs }) => tag !== "link" || attrs?.rel !== "canonical");
  starlightRoute.head.push({ tag: "meta", attrs: { name: "robots", content: "noindex" } });
});
