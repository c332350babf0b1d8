import { expect, it } from 'vitest'

type Messages = { [key: string]: string | Messages }
const files = import.meta.glob<object>('./*/messages/*.json', { eager: true, import: 'default' })
const folders = new Set(Object.keys(files).map((file) => file.replace(/[^/]+$/, '')))

const keysOf = (messages: Messages, path = ''): string[] =>
  Object.entries(messages).flatMap(([key, value]) => (isBranch(value) ? keysOf(value, `${path}${key}.`) : [path + key]))

const isBranch = (value: string | Messages): value is Messages => typeof value === 'object'

it.each([...folders])('%s says everything in both languages', (folder) => {
  const keys = (language: string) => keysOf(files[`${folder}${language}.json`] as Messages).sort()
  expect(keys('en')).toEqual(keys('zh-CN'))
  expect(keys('en').length).toBeGreaterThan(5)
})
