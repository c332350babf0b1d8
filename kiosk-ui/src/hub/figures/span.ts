import { addDays } from '@shared/format'

/** What a page may tell of, in days up to today: days as such, a year by its months, five years by year. */
export const spans = [1, 7, 30, 90, 365, 1826] as const

/** The question for a span: months and years are told from their first day. */
export function spanOf(days: number, today: string): { from: string; to: string; by: 'day' | 'month' | 'year' } {
  if (days <= 90) return { from: addDays(today, 1 - days), to: today, by: 'day' }
  if (days > 365) return { from: `${Number(today.slice(0, 4)) - 4}-01-01`, to: today, by: 'year' }
  const [year, month] = today.split('-').map(Number) as [number, number, number]
  const first = month === 12 ? `${year}-01` : `${year - 1}-${String(month + 1).padStart(2, '0')}`
  return { from: `${first}-01`, to: today, by: 'month' }
}

/** As a query. */
export function askOf(days: number, today: string): string {
  const { from, to, by } = spanOf(days, today)
  return `from=${from}&to=${to}&by=${by}`
}
