import { onScopeDispose, ref } from 'vue'

/** A moment that is read anew every second. */
export function useNow(read: () => number) {
  const now = ref(read())
  const timer = setInterval(() => (now.value = read()), 1000)
  onScopeDispose(() => clearInterval(timer))
  return now
}
