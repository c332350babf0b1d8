import { ref, shallowRef } from 'vue'
import { get, post, Problem, request } from './http'

export type SessionState = 'opening' | 'signed-in' | 'signed-out' | 'refused' | 'unreachable'

/** Who is signed in on a page whose session is an HttpOnly cookie. */
export function useSession<T>() {
  const session = shallowRef<T>()
  const state = ref<SessionState>('opening')
  const busy = ref(false)

  async function become(ask: () => Promise<T>, otherwise: 'signed-out' | 'refused') {
    busy.value = true
    try {
      session.value = await ask()
      state.value = 'signed-in'
    } catch (failure) {
      state.value = failure instanceof Problem && failure.status < 500 ? otherwise : 'unreachable'
    } finally {
      busy.value = false
    }
  }

  const open = () => become(() => get<T>('sessions/current'), 'signed-out')
  const signIn = (user: string, password: string) => become(() => post<T>('sessions', { user, password }), 'refused')

  async function signOut() {
    await request('DELETE', 'sessions/current').catch(() => undefined)
    lose()
  }

  /** The server no longer knows this session. */
  function lose() {
    session.value = undefined
    state.value = 'signed-out'
  }

  void open()
  return { session, state, busy, open, signIn, signOut, lose }
}
