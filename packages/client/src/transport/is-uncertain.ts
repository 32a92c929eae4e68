/** Whether an error status leaves open what became of the request: Request Timeout, Too Early, and all of the server's own. */
export const isUncertain = (status: number): boolean => status === 408 || status === 425 || status >= 500;
