import { onScopeDispose, ref, watch } from 'vue'
import { Problem } from '@shared/http'
import { type Credentials, dropCredentials, keepCredentials, takeCode, takeCredentials } from './credentials'
import { enrol, forgetKey, renew } from './deviceKey'

/** A token is renewed this long before it ends, milliseconds; without a network it is tried again as often. */
const ahead = 5 * 60_000
const again = 60_000

/** Who this device is: by a link it was handed, by a code it redeems, or by the key it keeps. */
export function useDevice() {
  const credentials = ref(takeCredentials())
  const state = ref<'ready' | 'busy' | 'wrong' | 'unreachable'>('ready')
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  function keep(given: Credentials) {
    keepCredentials(given)
    if (credentials.value?.device === given.device) Object.assign(credentials.value, given)
    else credentials.value = given
    state.value = 'ready'
  }

  async function attempt(ask: () => Promise<Credentials | undefined>) {
    state.value = 'busy'
    try {
      const given = await ask()
      if (given) keep(given)
      else state.value = 'ready'
    } catch (failure) {
      state.value = failure instanceof Problem ? 'wrong' : 'unreachable'
    }
  }

  watch(
    () => credentials.value?.expiresAt,
    (end) => end && schedule(Date.parse(end) - Date.now() - ahead),
    { immediate: true },
  )

  function schedule(wait: number) {
    clearTimeout(timer)
    timer = setTimeout(
      async () => {
        await attempt(() => renew(credentials.value?.device))
        if (state.value === 'unreachable') schedule(again)
      },
      Math.max(wait, 0),
    )
  }

  function leave() {
    clearTimeout(timer)
    dropCredentials()
    void forgetKey().catch(() => undefined)
    credentials.value = undefined
  }

  const code = takeCode()
  if (code) void attempt(() => enrol(code))
  else if (!credentials.value) void attempt(() => renew().catch(() => undefined))
  return { credentials, state, keep, leave, redeem: (given: string) => attempt(() => enrol(given)) }
}
