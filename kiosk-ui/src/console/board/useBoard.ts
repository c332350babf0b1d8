import { onScopeDispose, ref, watch } from 'vue'
import type { Board } from '@shared/api/station'
import { useDesk } from '../desk'
import { useFresh } from '../useFresh'

/** Whoever is late grows later without any news. */
const everyMinute = 60_000

/** The picture of a day. */
export function useBoard() {
  const { today, route } = useDesk()
  const date = ref(route.value.ask?.date ?? today())
  const { data: board, failed, refresh } = useFresh<Board>(() => `board?date=${date.value}`, { forget: true })

  watch(
    () => route.value.ask?.date,
    (asked) => asked && (date.value = asked),
  )
  const timer = setInterval(refresh, everyMinute)
  onScopeDispose(() => clearInterval(timer))
  return { date, board, failed, refresh }
}
