import { noon } from '@shared/format'
import { useFormats } from '@shared/useFormats'
import { useOfficial } from '../official'

/** How a day, a month (`2026-03`) or a year is written. */
export function useSpotText() {
  const { formats } = useFormats(useOfficial().zone)
  return (day: string) => (day.length === 10 ? formats.value.shortDay(noon(day)) : day)
}
