import { computed, onScopeDispose, shallowRef } from 'vue'
import type { Booking } from '@shared/api/station'
import { get } from '@shared/http'
import { follow } from '@shared/live'
import { isOver } from '@shared/visitStates'

/** How often the ticket is read without any news, milliseconds: the lateness of a worker's visit to others is no news of this booking. */
const freshness = 60_000

/** A booking as it stands, followed for as long as the screen shows it. */
export function useTicket(first: Booking, code: string) {
  const authorization = `Ticket ${code}`
  const booking = shallowRef(first)
  const visits = computed(() => booking.value.visits)
  /** The one that comes next, or the last one that came. */
  const visit = computed(() => visits.value.find(({ state }) => !isOver(state)) ?? visits.value.at(-1)!)

  const abort = new AbortController()
  async function refresh() {
    const headers = { Authorization: authorization }
    // A refresh that fails is made good by the next event or the next connection.
    booking.value = await get<Booking>(`bookings/${first.id}`, { headers, signal: abort.signal }).catch(
      () => booking.value,
    )
  }
  const timer = setInterval(() => void refresh(), freshness)
  onScopeDispose(() => {
    clearInterval(timer)
    abort.abort()
  })
  void follow({ path: `live?booking=${first.id}`, authorization, onNews: refresh, signal: abort.signal })
  return { booking, visits, visit }
}
