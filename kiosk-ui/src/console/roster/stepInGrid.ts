const steps: Record<string, readonly [down: number, right: number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  Home: [0, -Infinity],
  End: [0, Infinity],
}

/** Arrow keys move the focus among the buttons of a table, whose rows all have as many or none. */
export function stepInGrid(event: KeyboardEvent) {
  const step = steps[event.key]
  if (!step) return
  const rows = [...(event.currentTarget as HTMLElement).querySelectorAll('tr')]
    .map((row) => [...row.querySelectorAll('button')])
    .filter(({ length }) => length > 0)
  const row = rows.findIndex((buttons) => buttons.some((button) => button === document.activeElement))
  if (row < 0) return
  event.preventDefault()
  const column = rows[row]!.findIndex((button) => button === document.activeElement)
  const next = rows[row + step[0]]
  next?.[Math.min(Math.max(column + step[1], 0), next.length - 1)]?.focus()
}
