import { ref } from 'vue'
import { Problem } from './http'
import { useI18n } from './i18n'
import type { SignedIn } from './signedIn'

/** Sends what somebody decided, once at a time; what the server has against it stands at its field or in `wrong`. */
export function useSendFor({ lost }: Pick<SignedIn, 'lost'>) {
  const { t, te } = useI18n()
  const busy = ref(false)
  const fields = ref<Record<string, string>>({})
  const wrong = ref('')

  /** What came of it; nothing when it did not work. */
  async function send<T>(action: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    fields.value = {}
    wrong.value = ''
    try {
      return await action()
    } catch (failure) {
      if (!(failure instanceof Problem)) wrong.value = t('unsent')
      else if (failure.status === 401) lost()
      else explain(failure)
    } finally {
      busy.value = false
    }
  }

  function explain(problem: Problem) {
    fields.value = problem.fields
    const { status, detail, title } = problem.body
    if (Object.keys(fields.value).length > 0) return
    const known = `problems.${problem.code}`
    wrong.value = status === 403 ? t('forbidden') : te(known) ? t(known, { ...problem.body }) : (detail ?? title)
  }

  return { busy, fields, wrong, send }
}
