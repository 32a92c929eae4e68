export type { ConformanceCase } from "./conformance-case.ts";
export { type LimiterUnderTest, limiterConformance } from "./limiter-conformance.ts";
export { type StoreUnderTest, storeConformance } from "./store-conformance.ts";
