import type { Text } from './api/station'

export type Locale = 'zh-CN' | 'en'

/** The half of a bilingual text that the locale reads. */
export function pick(text: Text, locale: Locale): string {
  return locale === 'en' ? text.en : text.zh
}

/** `8000` fen → `¥80`, `8050` → `¥80.50`. */
export function yuan(fen: number): string {
  return `¥${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2)}`
}

/** Formats of moments in the station's zone, whatever the zone of the device. */
export function momentFormats(locale: Locale, zone: string) {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', { timeZone: zone, ...options })
    return (moment: string | Date) => made.format(new Date(moment))
  }
  return {
    time: format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    seconds: format({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
    day: format({ month: 'long', day: 'numeric', weekday: 'long' }),
    shortDay: format({ month: 'numeric', day: 'numeric' }),
    weekday: format({ weekday: 'short' }),
    date: format({ year: 'numeric', month: 'short', day: 'numeric' }),
    monthDay: format({ month: 'long', day: 'numeric' }),
    shortMonthDay: format({ month: 'short', day: 'numeric' }),
  }
}

/** The day of a moment in a zone as `2026-11-21`. */
export function dayOf(moment: string | Date, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(moment))
}

/** The day some days before or after another, both as `2026-11-21`. */
export function addDays(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}

/** How many days lie from one day to another, both as `2026-11-21`; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** A moment of a day that is the same day in every zone of China, for formatting it. */
export const noon = (day: string) => `${day}T12:00:00+08:00`

/** The Monday of the week of a day, both as `2026-11-21`. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** The moment of a time of day such as `08:30` on a day in a zone. */
export function momentOf(day: string, time: string, zone: string): string {
  const wall = Date.parse(`${day}T${time}:00Z`)
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  const ahead = Date.parse(`${clock.format(wall).replace(' ', 'T')}Z`) - wall
  return new Date(wall - ahead).toISOString()
}
