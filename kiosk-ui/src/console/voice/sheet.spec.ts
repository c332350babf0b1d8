import { expect, it } from 'vitest'
import type { Menu, VoiceClip } from '@shared/api/station'
import { csvOf, fileOf, type Line, lineOf, outdated, sheetOf } from './sheet'

const messages = {
  kiosk: {
    title: '驿站',
    back: '返回',
    steps: { time: '几点来？', again: '返回' },
    held: '保留 {clock}',
    pairing: { a: '连接' },
  },
  board: { speech: '请 {number} 号，到 {desk} 号窗口' },
}
const menu = {
  categories: [{ code: 'c', name: { zh: '保洁', en: 'Cleaning' }, pictogram: 'broom' }],
  services: [],
} as unknown as Menu
const clip = { id: '1', language: 'zh-CN', text: '返回', type: 'audio/wav', bytes: 1, recordedAt: '' } as VoiceClip
const sheet = (clips: VoiceClip[] = []) => sheetOf(messages, menu, clips, 'zh-CN')
const texts = sheet().map(({ text }) => text)

it('asks for every text once, and for none that changes or that nobody hears', () => {
  expect(texts[0]).toBe('保洁')
  expect(texts).toEqual(expect.arrayContaining(['请', '号，到', '号窗口', '幺', 'Z', '20', '返回', '几点来？']))
  expect(texts.filter((text) => text === '返回')).toHaveLength(1)
  expect(texts.join()).not.toMatch(/保留|驿站|连接/)
})

it('knows what is recorded, and what was recorded of another text', () => {
  expect(sheet([clip]).find(({ text }) => text === '返回')?.clip).toBe(clip)
  const other = { ...clip, id: '2', text: '回去' }
  expect(outdated(sheet([clip, other]), [clip, other], 'zh-CN')).toEqual([other])
})

it('finds the text of a file by its name', () => {
  expect(lineOf('几点来.mp3', sheet())?.text).toBe('几点来？')
  expect(lineOf('几点走.mp3', sheet())).toBeUndefined()
  const same = (text: string): Line => ({ group: 'kiosk', text, file: fileOf(text) })
  expect(lineOf('好了.wav', [same('好了'), same('好了！')])).toBeUndefined()
  expect(lineOf('.wav', sheet())).toBeUndefined()
})

it('writes a sheet that no spreadsheet calculates with', () => {
  const line: Line = { group: 'kiosk', text: '=1+1 "x"', file: '11x' }
  expect(csvOf(['a', 'b', 'c'], [line], '有')).toBe(`\ufeff"a","b","c"\r\n"11x","'=1+1 ""x""",""`)
})
