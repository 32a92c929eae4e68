export { type LimiterUnderTest, limiterConformance } from "./limiter-conformance.ts";
export { type ConformanceCase, type StoreUnderTest, storeConformance } from "./store-conformance.ts";
