/** Runs the action once, a while (ms) after the first of a burst of calls. */
export function debounce(action: () => void, milliseconds: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      action()
    }, milliseconds)
  }
}
