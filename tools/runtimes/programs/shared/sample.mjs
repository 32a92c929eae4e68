/** What the suite derives from the spec: the call that most programs make, and one call of each operation. */
export const input = input$;
export const body = body$;

/** The same without a property that is required: the service refuses it with 400. */
export const refusedInput = refusedInput$;
export const refusedBody = refusedBody$;

/** `{ operationId, tag, method, path, input, isRepeatable }` of each operation that the programs can call. */
export const calls = calls$;

/** What the service answers to the call that most programs make. */
export const answer = { status: status$, body: answer$ };
