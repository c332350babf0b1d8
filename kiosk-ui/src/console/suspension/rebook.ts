import type { Affected } from '@shared/api/station'
import { post, request } from '@shared/http'

/** A way out for one visit: another time for its booking, or another worker for the visit as it was read. */
export type Choice =
  { booking: string; visit: string; start: string } | { visit: string; version: number; worker: string; name: string }

export function choicesOf({ visit, slots, workers }: Affected): Choice[] {
  return [
    ...slots.map(({ start }) => ({ booking: visit.booking, visit: visit.id, start })),
    ...workers.map(({ worker }) => ({
      visit: visit.id,
      version: visit.version,
      worker: worker.id,
      name: worker.name,
    })),
  ]
}

export const firstChoice = (affected: Affected): Choice | undefined => choicesOf(affected)[0]

/** Goes the way that every new time and every assignment goes. */
export async function apply(choice: Choice) {
  if ('start' in choice) {
    const { booking, visit, start } = choice
    await post(`bookings/${booking}/reschedule`, { visit, start })
  } else {
    const headers = { 'If-Match': `"${choice.version}"` }
    await request('PUT', `visits/${choice.visit}/assignment`, { body: { worker: choice.worker }, headers })
  }
}
