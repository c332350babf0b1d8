import { expect, it } from 'vitest'
import type { VoiceClip } from '../api/station'
import { clipsIn, recordingsOf } from './clips'

const clip = (id: string, text: string, language: VoiceClip['language'] = 'zh-CN'): VoiceClip => ({
  ...{ id, text, language },
  ...{ type: 'audio/wav', bytes: 1, recordedAt: '' },
})
const clips = clipsIn(
  [clip('1', '几点来？'), clip('2', '请'), clip('3', 'A'), clip('4', '幺'), clip('5', '号'), clip('6', 'Please', 'en')],
  'zh-CN',
)

it('plays what says the very text', () => expect(recordingsOf({ text: '几点来？' }, clips)).toEqual(['1']))

it('does not hear how lines lie', () => expect(recordingsOf({ text: ' 几点来？\n' }, clips)).toEqual(['1']))

it('plays nothing that says another text', () => {
  expect(recordingsOf({ text: '几点来' }, clips)).toBeUndefined()
  expect(recordingsOf({ text: 'Please' }, clips)).toBeUndefined()
  expect(recordingsOf({ text: '' }, clips)).toBeUndefined()
})

it('puts a sentence together of its pieces', () =>
  expect(recordingsOf({ text: '请 A 幺 号', pieces: ['请', 'A', '幺', '号'] }, clips)).toEqual(['2', '3', '4', '5']))

it('does not leave a piece out', () =>
  expect(recordingsOf({ text: '请 A 七 号', pieces: ['请', 'A', '七', '号'] }, clips)).toBeUndefined())

it('prefers the recording of all of it', () => {
  const all = clipsIn([clip('1', '请'), clip('2', '号'), clip('3', '请 号')], 'zh-CN')
  expect(recordingsOf({ text: '请 号', pieces: ['请', '号'] }, all)).toEqual(['3'])
})
