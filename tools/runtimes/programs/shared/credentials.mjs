/** Credentials of each kind that the service takes. */
export const credentials = {
  Basic: { accessKey: "key", accessKeySecret: "secret" },
  Bearer: { bearerToken: "token" },
};
