import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { Menu, Notice, OpeningWeek, Slots, Station } from '@shared/api/station'
import { debounce } from '@shared/debounce'
import { dayOf } from '@shared/format'
import { freeSlots } from '@shared/freeSlots'
import { get } from '@shared/http'
import { follow } from '@shared/live'

/** How often all is read without any news, milliseconds: free times, and what a new day brings. */
const pause = 60_000

/** What stands on the board beside the calls. */
export function useBoard(look: () => Promise<void>) {
  const station = shallowRef<Station>()
  const menu = shallowRef<Menu>()
  const notices = shallowRef<Notice[]>([])
  const weeks = shallowRef<OpeningWeek[]>()
  const soonest = shallowRef<Map<string, string>>()
  const connected = ref(true)
  /** What stands there could not be read again. */
  const stale = ref(false)
  const clock = ref(Date.now())
  let ahead = 0

  async function read() {
    try {
      const [asked, offered, posted, hours] = await Promise.all([
        get<Station>('station'),
        get<Menu>('services'),
        get<{ notices: Notice[] }>('notices'),
        get<{ weeks: OpeningWeek[] }>('opening-hours'),
        look(),
      ])
      station.value = asked
      ahead = Date.parse(asked.now) - Date.now()
      menu.value = offered
      notices.value = posted.notices
      weeks.value = hours.weeks
      stale.value = false
    } catch {
      // What was read stays, and the board says that it may be old, until it could be read again.
      stale.value = true
    }
  }

  /** The first free start of each service within a week. */
  async function readSlots() {
    const today = dayOf(new Date(Date.now() + ahead), station.value?.zone ?? 'Asia/Shanghai')
    const found = new Map<string, string>()
    for (const { id } of menu.value?.services ?? []) {
      const { days } = await get<Slots>(`slots?service=${id}&date=${today}&days=7`)
      const [first] = freeSlots(days)
      if (first) found.set(id, first.start)
    }
    soonest.value = found
  }

  /** Free times that could not be read stay as they were. */
  const readAll = () =>
    read()
      .then(readSlots)
      .catch(() => undefined)

  const abort = new AbortController()
  const timers = [
    setInterval(() => void readAll(), pause),
    setInterval(() => (clock.value = Date.now() + ahead), 1_000),
  ]
  onScopeDispose(() => (abort.abort(), timers.forEach(clearInterval)))
  void follow({
    path: 'public-board/live',
    onNews: debounce(() => void read(), 150),
    onConnection: (state) => (connected.value = state),
    signal: abort.signal,
  })
  void readAll()
  return { station, menu, notices, weeks, soonest, fresh: computed(() => connected.value && !stale.value), clock }
}
