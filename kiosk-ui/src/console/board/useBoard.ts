import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Board } from '@shared/api/station'
import { get, Problem } from '@shared/http'
import { useDesk } from '../desk'
import type { Failure } from '../useFresh'

/** Whoever is late grows later without any news. */
const everyMinute = 60_000

/**
 * The picture of a day. However fast news come, one question is on its way and at most one waits behind it: a busy station
 * is never asked twice at once, and no answer is thrown away for a newer question.
 */
export function useBoard() {
  const { today, news, lost, route } = useDesk()
  const date = ref(route.value.ask?.date ?? today())
  const board = shallowRef<Board>()
  const failed = ref<Failure>()
  let asking: Promise<void> | undefined
  let again = false

  async function ask() {
    do {
      again = false
      const asked = date.value
      try {
        const answer = await get<Board>(`board?date=${asked}`)
        if (asked === date.value) board.value = answer
        else again = true
        failed.value = undefined
      } catch (failure) {
        if (failure instanceof Problem && failure.status === 401) return lost()
        failed.value = 'unanswered'
      }
    } while (again)
  }

  function refresh(): Promise<void> {
    again = true
    asking ??= ask().finally(() => (asking = undefined))
    return asking
  }

  watch(
    () => route.value.ask?.date,
    (asked) => asked && (date.value = asked),
  )
  watch(date, () => {
    board.value = undefined
    void refresh()
  })
  watch(news, refresh)
  const timer = setInterval(refresh, everyMinute)
  onScopeDispose(() => clearInterval(timer))
  void refresh()
  return { date, board, failed, refresh }
}
