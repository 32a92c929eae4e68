const fullDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const fullTime = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(\.\d+)?(z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** A day that the calendar has: `full-date` of RFC 3339. */
export const isDate = (text: string): boolean => {
  const [, year, month, day] = (fullDate.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  // A day of 0 is the last one of the month before. 2000 and the year itself are leap years or not alike, by setFullYear.
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= last.getUTCDate();
};

/** Milliseconds of UTC in the second before a leap second. */
const timeBefore = (date: string, time: string): Date =>
  new Date(Date.parse(`${date}T${time.replace(":60", ":59").replace(/\.\d+/, "").toUpperCase()}`) + 1_000);

const isLeapSecond = (time: string): boolean => fullTime.exec(time)?.[3] === "60";

/** `full-time` of RFC 3339. Without a day nobody can tell whether a leap second is one, but it ends a day of UTC. */
export const isTime = (text: string): boolean =>
  fullTime.test(text) && (!isLeapSecond(text) || /T00:00:00/.test(timeBefore("2000-01-15", text).toISOString()));

/** `date-time` of RFC 3339: with seconds and an offset. A leap second ends a month of UTC. */
export const isDateTime = (text: string): boolean => {
  const date = text.slice(0, 10);
  const time = text.slice(11);
  if (!/^t$/i.test(text.charAt(10)) || !isDate(date) || !fullTime.test(time)) return false;
  return !isLeapSecond(time) || /-01T00:00:00/.test(timeBefore(date, time).toISOString());
};

const duration = /^P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/;

/** `duration` of RFC 3339, appendix A. It leaves out no unit between two others: `P1Y2D` is not a duration. */
export const isDuration = (text: string): boolean => duration.test(text) && !/\dY\d+D|\dH\d+S/.test(text);
