import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { get, Problem } from './http'
import type { SignedIn } from './signedIn'

/** Why there is nothing new to show: no answer came, or there is no such thing. */
export type Failure = 'unanswered' | 'missing'

export type Path = () => string | undefined

/** `forget` drops what another path said as soon as the path changes, where it would mislead. */
export interface FreshOptions {
  forget?: boolean
}

interface Question {
  path: string
  abort: AbortController
  /** Something happened since it was asked. */
  again: boolean
  answered?: Promise<void>
}

/**
 * What the server answers for a path: read anew when the path changes, when something happened, and on `refresh`. An
 * absent path asks nothing. When the last attempt `failed`, what was read before stays.
 *
 * However fast news come, one question is on its way and at most one waits behind it: a busy server is never asked twice
 * at once, and no answer is thrown away for a newer question.
 */
export function useFreshFor<T>({ news, lost }: SignedIn, path: Path, { forget = false }: FreshOptions = {}) {
  const data = shallowRef<T>()
  const failed = ref<Failure>()
  let question: Question | undefined
  onScopeDispose(drop)

  function drop() {
    question?.abort.abort()
    question = undefined
  }

  async function ask(mine: Question) {
    do {
      mine.again = false
      await read(mine)
    } while (mine.again && question === mine)
    if (question === mine) question = undefined
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
      failed.value = failure instanceof Problem && failure.status === 404 ? 'missing' : 'unanswered'
    }
  }

  function refresh(): Promise<void> {
    const asked = path()
    if (question && question.path === asked) {
      question.again = true
      return question.answered!
    }
    drop()
    if (asked === undefined) return Promise.resolve()
    question = { path: asked, abort: new AbortController(), again: false }
    return (question.answered = ask(question))
  }

  watch(path, () => {
    if (forget) data.value = undefined
    void refresh()
  })
  watch(news, refresh)
  void refresh()
  return { data, failed, refresh }
}
