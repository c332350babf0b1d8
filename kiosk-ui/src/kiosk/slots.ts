import type { Day, Slot } from '@shared/api/station'
import { freeSlots } from '@shared/freeSlots'

export type Why = NonNullable<Slot['why']>

export const freeOn = (day: Day) => freeSlots([day]).length

/** The free slots nearest to a moment, nearest first. */
export function nearestFree(days: readonly Day[], moment: string, limit: number): Slot[] {
  const distance = ({ start }: Slot) => Math.abs(Date.parse(start) - Date.parse(moment))
  return freeSlots(days)
    .filter((slot) => distance(slot) > 0)
    .toSorted((one, other) => distance(one) - distance(other))
    .slice(0, limit)
}

/** Why nothing of a day can be had: the reason that all of its times share, otherwise that it is full; over when it has none. */
export function whyNotOn({ open, slots }: Day): Why | 'over' {
  if (!open) return 'closed'
  const reasons = new Set(slots.map(({ why }) => why))
  const [shared] = reasons
  return slots.length === 0 ? 'over' : reasons.size === 1 && shared ? shared : 'full'
}

/** Slots of the morning, the afternoon and the evening, by the hour in the station's zone. */
export function partsOfDay(slots: readonly Slot[], timeOf: (moment: string) => string) {
  const parts = { morning: [] as Slot[], afternoon: [] as Slot[], evening: [] as Slot[] }
  for (const slot of slots) {
    const hour = Number(timeOf(slot.start).slice(0, 2))
    parts[hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'].push(slot)
  }
  return parts
}
