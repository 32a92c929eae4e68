import { expect, test } from "vitest";
import { selfCheck } from "./self-check.ts";

const check = (...figures: readonly number[]): void =>
  selfCheck.check?.(figures.map((cpu, index) => ({ name: `${index}`, rounds: [{ cpu }, { cpu }, { cpu }] })));

test("the self-check passes if a tenth more work is seen, and no difference between equal programs", () => {
  expect(() => check(20, 20.6, 22.4)).not.toThrow();
});

test("the self-check ends the run if a tenth is not seen", () => {
  expect(() => check(20, 20, 20.8)).toThrow("a ratio of 1.04 where it is 1.1: the machine is too busy");
});

test("the self-check ends the run if a difference is seen between equal programs", () => {
  expect(() => check(20, 22, 22)).toThrow("a ratio of 1.10 where it is 1: the machine is too busy");
});
