import { expect, test } from 'vitest'
import { createApp } from 'vue'
import { createLanguages } from '@shared/i18n'
import en from '../messages/en.json'
import zh from '../messages/zh-CN.json'
import { eventParts } from './eventWords'
import { useEventWords } from './useEventWords'

const languages = createLanguages({ 'zh-CN': zh, en }, { remember: false })
const app = createApp({})
app.use(languages)
const words = app.runWithContext(useEventWords)

test('a type says what happened to what', () => {
  expect(eventParts('org.yizhan.leave-quota.removed.v2')).toEqual({ thing: 'leave-quota', act: 'removed' })
  expect(eventParts('com.example.visit')).toBeUndefined()
})

test('what happened is said in words, and what has none as it is called', () => {
  expect(words('org.yizhan.visit.accepted.v1')).toBe('上门：已接单')
  expect(words('org.yizhan.visit.teleported.v1')).toBe('上门')
  expect(words('org.yizhan.robot.started.v1')).toBe('org.yizhan.robot.started.v1')
})

test('both languages have words for the same', () => {
  expect(Object.keys(en.eventThings)).toEqual(Object.keys(zh.eventThings))
  expect(Object.keys(en.eventActs)).toEqual(Object.keys(zh.eventActs))
})
