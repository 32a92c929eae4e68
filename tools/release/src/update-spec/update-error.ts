/** Says why the API description was not updated, and what to do. */
export class UpdateError extends Error {
  override readonly name = "UpdateError";
}
