import { expect, it } from 'vitest'
import type { Building } from './api/station'
import { buildingsFor, homeIn, homeText, keysFor } from './address'

const building = (id: string, zh: string, en: string, units = 3): Building => ({
  id,
  name: { zh, en },
  units,
  floors: 18,
  roomsPerFloor: 2,
})
const buildings = [
  building('b1', '1号楼', 'Building 1'),
  building('b11', '11号楼', 'Building 11'),
  building('g', '桂花园', 'Osmanthus Court', 1),
]

it.each([
  ['1', ['b1']],
  ['11-2', ['b11']],
  ['ghy', ['g']],
  ['桂花 1 801', ['g']],
  ['osm', ['g']],
  ['9', []],
])('%s may mean %j', (typed, ids) => expect(buildingsFor(typed, buildings).map(({ id }) => id)).toEqual(ids))

it.each([
  ['1-2-1102', { building: 'b1', unit: 2, floor: 11, room: 2 }],
  ['1 2 801', { building: 'b1', unit: 2, floor: 8, room: 1 }],
  ['1号楼2单元801室', undefined],
  ['1号楼 2单元 801', { building: 'b1', unit: 2, floor: 8, room: 1 }],
  ['1-2-1903', undefined],
  ['1-4-801', undefined],
  ['1-2', undefined],
])('%s is the home %j', (typed, home) => expect(homeIn(typed, buildings[0]!)).toEqual(home))

it('needs no unit where there is one', () => {
  expect(homeIn('ghy 801', buildings[2]!)).toEqual({ building: 'g', unit: 1, floor: 8, room: 1 })
})

it('writes a home as on its door', () => {
  const home = { building: 'b1', unit: 2, floor: 11, room: 2 }
  expect(homeText(buildings[0]!, home)).toEqual({ zh: '1号楼2单元1102', en: 'Building 1, unit 2, 1102' })
})

it.each([
  ['', ['1', 'b', 'g', 'o']],
  ['1', ['1', 'h']],
  ['g', ['h']],
  ['os', ['m']],
  ['z', []],
])('after %j these keys lead on: %j', (typed, keys) => expect(keysFor(typed, buildings)).toEqual(keys))

it('leads by keys to nothing but buildings', () => {
  const walk = (typed: string): void => {
    for (const key of keysFor(typed, buildings)) {
      const further = typed + key
      const found = buildingsFor(further, buildings)
      expect(found.length + keysFor(further, buildings).length, further).toBeGreaterThan(0)
      walk(further)
    }
  }
  walk('')
})
