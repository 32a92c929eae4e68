import { expect, test } from "vitest";
import { isDate, isDateTime, isDuration, isTime } from "./date-time.ts";
import { isEmail, isInternationalEmail } from "./email.ts";
import { int64 } from "./formats.ts";
import { isHostname, isIpv4, isIpv6 } from "./host.ts";
import { isUrl } from "./url.ts";

interface Format {
  readonly name: string;
  readonly is: (text: string) => boolean;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const formats: readonly Format[] = [
  {
    name: "a date-time of RFC 3339",
    is: isDateTime,
    right: [
      ...["2026-01-31T12:00:00Z", "2026-01-31T12:00:00.123456789+02:00", "2024-02-29t00:00:00z"],
      ...["1998-12-31T23:59:60Z", "1998-12-31T15:59:60.5-08:00", "2000-02-29T00:00:00Z"],
    ],
    wrong: [
      ...["2026-01-31T12:00Z", "2026-01-31T12:00:00", "2026-01-31 12:00:00Z", "2026-02-29T00:00:00Z"],
      ...["2026-01-31T24:00:00Z", "2026-01-31T12:00:00+0200", "2026-01-31T12:00:00+24:00", "1998-12-31T22:59:60Z"],
      ...["1998-12-30T23:59:60Z", "2026-01-31T12:00:00Z ", "2026-13-01T00:00:00Z", "1900-02-29T00:00:00Z"],
    ],
  },
  { name: "a date", is: isDate, right: ["2024-02-29"], wrong: ["2023-02-29", "2024-00-10", "2024-1-1", "2024-04-31"] },
  { name: "a time", is: isTime, right: ["12:00:00Z", "23:59:60Z"], wrong: ["12:00:00", "12:00Z", "12:00:60Z"] },
  { name: "a duration", is: isDuration, right: ["P1D", "PT5S", "P3W"], wrong: ["P", "PT", "P1Y2D", "PT1H5S", "1D"] },
  {
    name: "a mailbox of RFC 5321",
    is: isEmail,
    right: [
      ...["a@example.com", "first.last+tag@sub.example.com", '"a b"@example.com', '"a\\"b"@example.com', "a@localhost"],
      ...["a@[127.0.0.1]", "a@[IPv6:::1]", "o'neil@example.com"],
    ],
    wrong: [
      ...["wrong", "a@", "@example.com", "a b@example.com", ".a@example.com", "a..b@example.com", "a@-example.com"],
      ...[`${"a".repeat(65)}@example.com`, "ä@example.com", "a@[300.0.0.1]", "a@example.com ", '"a"b@example.com'],
    ],
  },
  {
    name: "a mailbox of RFC 6531",
    is: isInternationalEmail,
    right: ["用户@例え.jp", "a@b.c"],
    wrong: ["用户", "a b@c"],
  },
  {
    name: "a URL",
    is: isUrl,
    right: ["https://example.com/a?b[0]=%20#c", "mailto:a@b.c", "https://例え.jp/パス", "http://[::1]:80/"],
    wrong: [
      "wrong",
      "/a",
      "https://",
      "https:example.com",
      "https:///a",
      " https://a.b",
      "https://a.b/a b",
      "https://a/%zz",
    ],
  },
  { name: "a host name", is: isHostname, right: ["a.example-1.com"], wrong: ["-a.com", "a_b", "a..b"] },
  { name: "an address of IPv4", is: isIpv4, right: ["127.0.0.1"], wrong: ["1.2.3", "01.2.3.4", "256.1.1.1"] },
  {
    name: "an address of IPv6",
    is: isIpv6,
    right: ["::1", "2001:db8::1", "::ffff:1.2.3.4"],
    wrong: ["::1%eth0", "1", ":::"],
  },
];

test.each(formats)("takes for $name what is one, and nothing else", ({ is, right, wrong }) => {
  expect(right.filter((text) => !is(text))).toEqual([]);
  expect(wrong.filter(is)).toEqual([]);
});

test("an integer of 64 bits ends before 2^63", () => {
  const { isRight } = int64();
  expect([-(2 ** 63), Number.MAX_SAFE_INTEGER, 2 ** 63 - 1_024].filter((value) => !isRight(value))).toEqual([]);
  expect([-(2 ** 63) - 2_048, 2 ** 63].filter(isRight)).toEqual([]);
});
