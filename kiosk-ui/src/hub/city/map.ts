import type { CityMap } from '@shared/api/hub'

interface Placed {
  position: CityMap['stations'][number]['position']
}

export interface Drawn<T> {
  item: T
  x: number
  y: number
}

const radians = Math.PI / 180

/**
 * Places in a box of that width and height, north up, as far apart as on the ground: a degree of longitude shrinks with
 * the latitude of the middle. One place alone stands in the middle.
 */
export function drawn<T extends Placed>(
  items: readonly T[],
  { width, height, margin }: { width: number; height: number; margin: number },
): Drawn<T>[] {
  if (!items.length) return []
  const [south, north] = rangeOf(items.map(({ position }) => position.latitude))
  const [west, east] = rangeOf(items.map(({ position }) => position.longitude))
  const shrink = Math.cos(((south + north) / 2) * radians)
  const scale = Math.min(
    (width - 2 * margin) / ((east - west) * shrink || 1e-9),
    (height - 2 * margin) / (north - south || 1e-9),
  )
  return items.map((item) => ({
    item,
    x: width / 2 + (item.position.longitude - (west + east) / 2) * shrink * scale,
    y: height / 2 - (item.position.latitude - (south + north) / 2) * scale,
  }))
}

function rangeOf(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  )
}

/** Groups of places by key, each with the middle of its places. */
export function middles<T>(places: readonly Drawn<T>[], key: (item: T) => string | undefined) {
  const groups = new Map<string, Drawn<T>[]>()
  for (const place of places) {
    const group = key(place.item)
    if (group) groups.set(group, [...(groups.get(group) ?? []), place])
  }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return [...groups].map(([name, of]) => ({ name, x: mean(of.map(({ x }) => x)), y: mean(of.map(({ y }) => y)) }))
}
