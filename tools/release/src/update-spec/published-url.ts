/**
 * Where the API description that `spec/openapi.yaml` holds was published. Its publisher has since split the file in two
 * (seen on 22 August 2026): when this address answers 404, look there for what took its place.
 */
export const publishedUrl =
  "https://raw.githubusercontent.com/api-evangelist/gong/main/openapi/gong-engagement-openapi.yml";
