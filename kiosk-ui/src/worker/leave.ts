import type { OwnTimeOff } from '@shared/api/station'
import type { momentFormats } from '@shared/format'

/** `12月1日–12月2日`: the day a time off ends is the one before midnight. */
export function spanOf(
  { start, end }: Pick<OwnTimeOff, 'start' | 'end'>,
  { monthDay }: Pick<ReturnType<typeof momentFormats>, 'monthDay'>,
): string {
  const [first, last] = [monthDay(start), monthDay(new Date(Date.parse(end) - 1))]
  return first === last ? first : `${first} – ${last}`
}

/** `450` minutes → `7.5` hours. */
export const hoursOf = (minutes: number) => Math.round(minutes / 6) / 10

/** How a credential looks: what ends within 30 days is to be renewed. */
export function lookOf(
  { standing, validUntil }: { standing: string; validUntil?: string },
  soon: string,
): 'good' | 'soon' | 'bad' {
  if (standing === 'expired') return 'bad'
  return standing === 'coming' || (validUntil !== undefined && validUntil <= soon) ? 'soon' : 'good'
}
