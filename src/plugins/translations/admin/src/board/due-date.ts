/** @returns today where the browser is, such as `2026-12-01` */
export function today(): string {
  const now = new Date();
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return [now.getFullYear(), twoDigits(now.getMonth() + 1), twoDigits(now.getDate())].join('-');
}

export const isOverdue = (dueOn: string): boolean => dueOn < today();
