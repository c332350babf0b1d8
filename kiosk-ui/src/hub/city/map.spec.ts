import { expect, it } from 'vitest'
import { drawn, middles } from './map'

const box = { width: 200, height: 100, margin: 10 }
const place = (latitude: number, longitude: number) => ({ position: { latitude, longitude } })

it('keeps north up, east right, and every place inside the box', () => {
  const [south, north] = drawn([place(39.8, 116.3), place(40, 116.6)], box)
  expect(north!.y).toBeLessThan(south!.y)
  expect(north!.x).toBeGreaterThan(south!.x)
  for (const { x, y } of [south!, north!]) {
    expect(x).toBeGreaterThanOrEqual(10)
    expect(x).toBeLessThanOrEqual(190)
    expect(y).toBeGreaterThanOrEqual(10)
    expect(y).toBeLessThanOrEqual(90)
  }
})

it('draws a degree of longitude shorter than one of latitude', () => {
  const [corner, east, north] = drawn([place(60, 10), place(60, 11), place(61, 10)], box)
  expect((east!.x - corner!.x) / (corner!.y - north!.y)).toBeCloseTo(Math.cos((60.5 * Math.PI) / 180), 5)
})

it('puts one place alone into the middle', () => {
  expect(drawn([place(40, 116)], box)).toEqual([{ item: place(40, 116), x: 100, y: 50 }])
  expect(drawn([], box)).toEqual([])
})

it('names a group in the middle of its places', () => {
  const places = [
    { item: 'a', x: 0, y: 0 },
    { item: 'a', x: 10, y: 20 },
    { item: '', x: 90, y: 90 },
  ]
  expect(middles(places, (it) => it || undefined)).toEqual([{ name: 'a', x: 5, y: 10 }])
})
