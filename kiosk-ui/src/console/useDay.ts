import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Station, Visit } from '@shared/api/station'
import { dayOf } from '@shared/format'
import { get, Problem } from '@shared/http'

/** The visits of one day, fetched anew whenever `refresh` is called; `failed` says the last attempt got no answer. */
export function useDay(onSignedOut: () => void) {
  const zone = ref('Asia/Shanghai')
  const station = shallowRef<Station>()
  const date = ref(dayOf(new Date(), zone.value))
  const visits = shallowRef<Visit[]>()
  const failed = ref(false)
  let latest = new AbortController()
  onScopeDispose(() => latest.abort())

  async function refresh() {
    latest.abort()
    const { signal } = (latest = new AbortController())
    try {
      visits.value = (await get<{ visits: Visit[] }>(`visits?date=${date.value}`, { signal })).visits
      failed.value = false
    } catch (failure) {
      if (signal.aborted) return
      if (failure instanceof Problem && failure.status === 401) return onSignedOut()
      failed.value = true
    }
  }

  async function open() {
    station.value = await get<Station>('station').catch(() => undefined)
    if (station.value) {
      zone.value = station.value.zone
      date.value = dayOf(station.value.now, zone.value)
    }
    await refresh()
  }

  watch(date, () => {
    visits.value = undefined
    void refresh()
  })
  void open()
  return { zone, station, date, visits, failed, refresh }
}
