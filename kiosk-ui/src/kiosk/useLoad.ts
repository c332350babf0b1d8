import { onScopeDispose, ref, shallowRef } from 'vue'
import { type Trouble, troubleOf } from './trouble'

/** Loads what a screen needs: `data` when it came, `trouble` when it did not, `load` to try again. */
export function useLoad<T>(fetch: (signal: AbortSignal) => Promise<T>) {
  const data = shallowRef<T>()
  const trouble = ref<Trouble>()
  const abort = new AbortController()
  onScopeDispose(() => abort.abort())

  async function load() {
    trouble.value = undefined
    try {
      data.value = await fetch(abort.signal)
    } catch (failure) {
      if (!abort.signal.aborted) trouble.value = troubleOf(failure)
    }
  }

  void load()
  return { data, trouble, load }
}
