import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { get, Problem } from './http'
import type { SignedIn } from './signedIn'

/** Why there is nothing new to show: no answer came, or there is no such thing, or can be none of that name. */
export type Failure = 'unanswered' | 'missing'

export type Path = () => string | undefined

export interface FreshOptions {
  /** Drops what another path said as soon as the path changes, where it would mislead. */
  forget?: boolean
  /** News wait at least so long after an answer, milliseconds. */
  pause?: number
}

/** News wait for so many times as long as the last answer took: an open page takes a quarter of a busy server at most. */
const restFactor = 3
/** However slow an answer was, or how long none came, milliseconds. */
const longestRest = 5_000

interface Question {
  path: string
  abort: AbortController
  /** To be asked once more at once. */
  again: boolean
  /** Something happened since it was asked. */
  heard: boolean
  answered?: Promise<void>
}

/**
 * What the server answers for a path: read anew when the path changes, when something happened, and on `refresh`. An
 * absent path asks nothing. When the last attempt `failed`, what was read before stays.
 *
 * However fast news come, one question is on its way and at most one waits behind it: a busy server is never asked twice
 * at once, and no answer is thrown away for a newer question. A server that is slow to answer is asked the less often.
 */
export function useFreshFor<T>({ news, lost }: SignedIn, path: Path, { forget = false, pause = 0 }: FreshOptions = {}) {
  const data = shallowRef<T>()
  const failed = ref<Failure>()
  let question: Question | undefined
  /** From when on news may ask again, as `performance.now()` counts. */
  let rested = 0
  let rest: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(drop)

  function drop() {
    question?.abort.abort()
    question = undefined
    wake()
  }

  function wake() {
    clearTimeout(rest)
    rest = undefined
  }

  async function ask(mine: Question) {
    do {
      mine.again = mine.heard = false
      const asked = performance.now()
      await read(mine)
      const answered = performance.now()
      rested = answered + Math.max(pause, Math.min(restFactor * (answered - asked), longestRest))
    } while (mine.again && question === mine)
    if (question !== mine) return
    question = undefined
    if (mine.heard) hear()
  }

  function hear() {
    if (question) question.heard = true
    else rest ??= setTimeout(refresh, rested - performance.now())
  }

  async function read({ path, abort: { signal } }: Question) {
    try {
      const answer = await get<T>(path, { signal })
      if (signal.aborted) return
      data.value = answer
      failed.value = undefined
    } catch (failure) {
      if (signal.aborted) return
      if (failure instanceof Problem && failure.status === 401) return lost()
      failed.value = failure instanceof Problem && [400, 404].includes(failure.status) ? 'missing' : 'unanswered'
    }
  }

  function refresh(): Promise<void> {
    wake()
    const asked = path()
    if (question && question.path === asked) {
      question.again = true
      return question.answered!
    }
    drop()
    if (asked === undefined) return Promise.resolve()
    question = { path: asked, abort: new AbortController(), again: false, heard: false }
    return (question.answered = ask(question))
  }

  watch(path, () => {
    if (forget) data.value = undefined
    void refresh()
  })
  watch(news, hear)
  void refresh()
  return { data, failed, refresh }
}
