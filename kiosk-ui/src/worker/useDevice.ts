import { ref } from 'vue'
import { Problem } from '@shared/http'
import { type Credentials, dropCredentials, isFresh, keepCredentials, takeCode, takeCredentials } from './credentials'
import { enrol, identity, renew } from './deviceKey'
import { forgetAll, forgetFacts } from './keep'

/** Gives credentials that are good now, renewed where that is needed; `again` when the last ones were not believed. */
export type Admit = (again?: boolean) => Promise<Credentials>

/** Who this device is: by a link it was handed, by a code it redeems, or by the key it keeps. */
export function useDevice() {
  const credentials = ref(takeCredentials())
  const state = ref<'ready' | 'busy' | 'wrong' | 'unreachable'>('ready')
  let renewal: Promise<Credentials> | undefined

  function keep(given: Credentials) {
    keepCredentials(given)
    if (credentials.value?.device === given.device) Object.assign(credentials.value, given)
    else credentials.value = given
    state.value = 'ready'
  }

  async function redeem(code: string) {
    state.value = 'busy'
    try {
      const given = await enrol(code)
      // Hours, leave and credentials of whoever had the phone before are nobody else's business.
      if (credentials.value?.worker !== given.worker) await forgetFacts().catch(() => undefined)
      keep(given)
    } catch (failure) {
      state.value = failure instanceof Problem ? 'wrong' : 'unreachable'
    }
  }

  /** A token is asked for when it is needed and at no other time. A device that was handed its token keeps it. */
  const admit: Admit = async (again = false) => {
    const known = credentials.value!
    if (!again && isFresh(known, Date.now())) return known
    renewal ??= renew(known.device)
      .then((given) => {
        if (given) keep(given)
        return given ?? known
      })
      .finally(() => (renewal = undefined))
    return renewal
  }

  function leave() {
    dropCredentials()
    void forgetAll().catch(() => undefined)
    credentials.value = undefined
  }

  async function wake() {
    const known = await identity().catch(() => undefined)
    if (known) credentials.value ??= { ...known, token: '' }
    // A phone that was enrolled before this page kept who it is.
    else await renew().then((given) => given && keep(given))
  }

  const code = takeCode()
  if (code) void redeem(code)
  else if (!credentials.value) void wake().catch(() => undefined)
  return { credentials, state, keep, leave, redeem, admit }
}
