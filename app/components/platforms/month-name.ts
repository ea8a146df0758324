import type { Text } from '#app/i18n/text.ts'

/** `2026-03` as people read it. */
export function monthName(month: string, text: Text): string {
  const [year = '', number = ''] = month.split('-')
  return text.insights.monthOf(year, Number(number))
}
