import { expect, it } from 'vitest'
import { pinyinInitials, typedMatches } from './pinyin'

it.each([
  ['日常保洁 2 小时', 'rcbj2xs'],
  ['上门助浴', 'smzy'],
  ['桂花园3号楼', 'ghy3hl'],
  ['Home cleaning, 2 hours', 'homecleaning2hours'],
])('shortens %s to %s', (text, short) => expect(pinyinInitials(text)).toBe(short))

it('finds a text by any of its words or initials', () => {
  expect(typedMatches('rcbj', '日常保洁 2 小时')).toBe(true)
  expect(typedMatches('bj 2', '日常保洁 2 小时')).toBe(true)
  expect(typedMatches('保洁', '日常保洁 2 小时')).toBe(true)
  expect(typedMatches('home 2', 'Home cleaning, 2 hours')).toBe(true)
  expect(typedMatches('bj 3', '日常保洁 2 小时')).toBe(false)
  expect(typedMatches('', '日常保洁 2 小时')).toBe(true)
})
