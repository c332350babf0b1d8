import { useI18n } from '@shared/i18n'
import type { TimeOff } from '@shared/api/station'
import { useFormats } from '@shared/useFormats'
import { useDesk } from '../desk'

/** How a time off is told: whole days by their dates, everything else with the time of day. */
export function useLeaveWords() {
  const { t } = useI18n()
  const { formats } = useFormats(useDesk().zone)

  function span({ start, end }: Pick<TimeOff, 'start' | 'end'>) {
    const { monthDay, time } = formats.value
    const first = time(start) === '00:00' ? monthDay(start) : `${monthDay(start)} ${time(start)}`
    const whole = time(end) === '00:00'
    const last = whole ? monthDay(new Date(Date.parse(end) - 1)) : `${monthDay(end)} ${time(end)}`
    return first === last ? first : t('roster.days', { from: first, until: last })
  }

  return { span }
}
