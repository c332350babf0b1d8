import { ref, shallowRef, watch } from 'vue'
import type { Exceptions, FigureSeries, Ranking } from '@shared/api/hub'
import { addDays } from '@shared/format'
import { get, Problem } from '@shared/http'

/** The city's figures of the last `days` days, up to and with `today`. */
export function useFigures(today: () => string | undefined, onSignedOut: () => void) {
  const days = ref(7)
  const series = shallowRef<FigureSeries>()
  const ranking = shallowRef<Ranking>()
  const exceptions = shallowRef<Exceptions>()
  const failed = ref(false)
  let asked = ''

  async function refresh() {
    const to = today()
    if (!to) return
    const span = `from=${addDays(to, 1 - days.value)}&to=${to}`
    asked = span
    try {
      const found = await Promise.all([
        get<FigureSeries>(`figures?${span}&by=day`),
        get<Ranking>(`rankings?${span}`),
        get<Exceptions>(`exceptions?date=${to}`),
      ])
      // A slow answer to an earlier question must not stand under the present one.
      if (asked !== span) return
      ;[series.value, ranking.value, exceptions.value] = found
      failed.value = false
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 401) onSignedOut()
      else failed.value = true
    }
  }

  watch([today, days], refresh, { immediate: true })
  return { days, series, ranking, exceptions, failed, refresh }
}
