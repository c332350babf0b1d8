import type { useKiosk } from './useKiosk'
import { yuan } from '@shared/format'
import { beside, type Turn } from './turn'

/** What is chosen so far in one line: service, price, day, time, worker. */
export function summaryOf(
  { step, choices }: Turn,
  { formats, text }: Pick<ReturnType<typeof useKiosk>, 'formats' | 'text'>,
) {
  if (beside.includes(step) || step === 'ticket' || step === 'mine' || step === 'cancel') return ''
  const { service, date, start, hold, category } = choices
  const { weekday, shortDay, day, time } = formats.value
  const parts = [
    service && step !== 'service' ? text(service.name) : category && step !== 'category' ? text(category.name) : '',
    service && step !== 'service' ? yuan(service.priceFen) : '',
    start && step !== 'day' && step !== 'time' ? `${weekday(start)} ${shortDay(start)} ${time(start)}` : '',
    date && step === 'time' ? day(`${date}T12:00:00+08:00`) : '',
    hold ? hold.workers.map(({ name }) => name).join('、') : '',
  ]
  return parts.filter(Boolean).join(' · ')
}
