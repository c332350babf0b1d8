const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** Arrow keys move the focus among the elements marked `data-stop` of the list that hears the key. */
export function stepThrough(event: KeyboardEvent) {
  const by = steps[event.key]
  const stops = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[data-stop]')]
  const here = stops.indexOf(document.activeElement as HTMLElement)
  if (!by || here < 0) return
  event.preventDefault()
  stops[here + by]?.focus()
}
