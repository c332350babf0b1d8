// An address as it is typed: at the counter `3-2-1102`, `3号楼 2 1102`, `ghy 2 1102`; at the kiosk a building alone, key by key.
import type { Address, Building, Text } from './api/station'
import { pinyinInitials, typedMatches } from './pinyin'

/** The buildings that what was typed may mean, those with the very number first. */
export function buildingsFor(typed: string, buildings: readonly Building[]): Building[] {
  const [name = ''] = parts(typed)
  if (/^\d+$/.test(name)) {
    return buildings.filter((building) => numberOf(building) === name)
  }
  return buildings.filter((building) => typedMatches(name, `${building.name.zh} ${building.name.en}`))
}

/**
 * The keys that lead on from what was typed towards a building: by the initials of its Chinese name, by its number, or by
 * its English name.
 */
export function keysFor(typed: string, buildings: readonly Building[]): string[] {
  const spellings = buildings.flatMap((building) => [
    pinyinInitials(building.name.zh),
    numberOf(building),
    building.name.en.toLowerCase(),
  ])
  const next = spellings
    .filter((spelling) => spelling.startsWith(typed))
    .map((spelling) => spelling[typed.length] ?? '')
  return [...new Set(next)].filter((key) => /[a-z0-9]/.test(key)).sort()
}

const numberOf = ({ name }: Building) => /\d+/.exec(name.zh)?.[0] ?? ''

/** The home that was typed in a building, once unit and room are there and exist. A building of one unit needs none. */
export function homeIn(typed: string, building: Building): Address | undefined {
  const numbers = parts(typed).slice(1)
  const [unit, door] = numbers.length === 1 && building.units === 1 ? ['1', numbers[0]] : numbers
  if (!unit || !door || !/^\d{3,4}$/.test(door)) return undefined
  const floor = Number(door.slice(0, -2))
  const room = Number(door.slice(-2))
  const within = (number: number, last: number) => number >= 1 && number <= last
  const exists =
    within(Number(unit), building.units) && within(floor, building.floors) && within(room, building.roomsPerFloor)
  return exists ? { building: building.id, unit: Number(unit), floor, room } : undefined
}

/** The home as it is written on a door. */
export function homeText({ name }: Building, { unit, floor, room }: Address): Text {
  const door = floor * 100 + room
  return { zh: `${name.zh}${unit}单元${door}`, en: `${name.en}, unit ${unit}, ${door}` }
}

/** Building, unit and room, whatever stands between them. */
function parts(typed: string): string[] {
  return typed
    .trim()
    .replace(/(单元|unit|室|房)/gi, ' ')
    .split(/[-\s,，/]+/)
    .filter(Boolean)
}
