import type { Ref } from 'vue'
import { useI18n } from './i18n'
import type { OpeningWeek } from './api/station'
import { dayNamed, type Run, runsOf } from './openingHours'
import { useFormats } from './useFormats'

/** A week's hours in words, a line for each run of days: `周一至周五`, `08:00–20:00`. */
export function useWeekWords(zone: Ref<string>) {
  const { t } = useI18n()
  const { formats } = useFormats(zone)
  const name = (weekday: number) => formats.value.weekday(dayNamed(weekday))
  const days = ({ first, last }: Run) =>
    first === 1 && last === 7
      ? t('week.everyDay')
      : first === last
        ? name(first)
        : t('week.run', { first: name(first), last: name(last) })
  return (week: Pick<OpeningWeek, 'days'>) =>
    runsOf(week).map((run) => ({
      days: days(run),
      hours: run.hours ? `${run.hours.opens}–${run.hours.closes}` : t('week.closed'),
    }))
}
