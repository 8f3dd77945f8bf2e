const FORM = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** ISO 8601 as TMX asks for it: 20261122T190000Z. */
export const toTmxDate = (date: Date): string => `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** The opposite of `toTmxDate`; undefined for what is no date. */
export function fromTmxDate(text: string | undefined): Date | undefined {
  const [, year, month, day, hours, minutes, seconds] = FORM.exec(text ?? '') ?? [];
  const date = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
