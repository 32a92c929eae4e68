const fullDate = /^\d{4}-\d{2}-\d{2}$/;
const fullTime = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(\.\d+)?(z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const countDays = (year: number, month: number): number => {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** A day that the calendar has: `full-date` of RFC 3339. */
export const isDate = (text: string): boolean => {
  if (!fullDate.test(text)) return false;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  return month >= 1 && month <= 12 && day >= 1 && day <= countDays(Number(text.slice(0, 4)), month);
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
