import { onScopeDispose, ref } from 'vue'
import { debounce } from './debounce'
import { follow } from './live'

/** How long news are gathered before they are fetched, milliseconds. */
const gathering = 150

/** Follows everything this session may hear, and asks for a refresh after each burst of events and each gap. */
export function useLive(onNews: () => void, onRefused: () => void) {
  const connected = ref(false)
  const abort = new AbortController()
  onScopeDispose(() => abort.abort())
  void follow({
    path: 'live',
    onNews: debounce(onNews, gathering),
    onGap: onNews,
    onConnection: (state) => (connected.value = state),
    onRefused,
    signal: abort.signal,
  })
  return { connected }
}
