import type { Day, Slot } from '@shared/api/station'
import { freeSlots } from '@shared/freeSlots'

export const freeOn = (day: Day) => freeSlots([day]).length

/** Slots of the morning, the afternoon and the evening, by the hour in the station's zone. */
export function partsOfDay(slots: readonly Slot[], timeOf: (moment: string) => string) {
  const parts = { morning: [] as Slot[], afternoon: [] as Slot[], evening: [] as Slot[] }
  for (const slot of slots) {
    const hour = Number(timeOf(slot.start).slice(0, 2))
    parts[hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'].push(slot)
  }
  return parts
}
