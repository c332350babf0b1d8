import { onScopeDispose, shallowRef } from 'vue'
import type { Menu, Notice, Slots } from '@shared/api/station'
import { freeSlots } from '@shared/freeSlots'
import { get } from '@shared/http'

/** How often a kiosk that nobody touches looks anew, milliseconds. */
const freshness = 300_000

/** What staff tell everybody today, and how many different times of today are left in each category; empty until it is known. */
export function useToday(menu: () => Menu, today: () => string) {
  const free = shallowRef<Record<string, number>>({})
  const notices = shallowRef<Notice[]>([])
  const abort = new AbortController()

  async function look() {
    notices.value = (await get<{ notices: Notice[] }>('notices', { signal: abort.signal })).notices
    await count()
  }

  async function count() {
    const date = today()
    const { services } = menu()
    const times: Record<string, Set<string>> = {}
    for (const { id, category } of services) {
      // One after the other: nobody waits for it, and whoever touches the screen comes first.
      const { days } = await get<Slots>(`slots?service=${id}&date=${date}&days=1`, { signal: abort.signal })
      const starts = freeSlots(days).map(({ start }) => start)
      times[category] = new Set([...(times[category] ?? []), ...starts])
    }
    free.value = Object.fromEntries(Object.entries(times).map(([category, starts]) => [category, starts.size]))
  }

  // A look that fails leaves what was seen last, and the next makes it good.
  const again = () => void look().catch(() => undefined)
  again()
  const timer = setInterval(again, freshness)
  onScopeDispose(() => (clearInterval(timer), abort.abort()))
  return { free, notices }
}
