import { nextTick } from 'vue'
import { expect, it } from 'vitest'
import { createLanguages } from './i18n'

const zh = { title: '驿站', left: '还有 {count} 天', days: '今天 | 明天 | {n} 天后', nested: { deep: '{name}，您好' } }
const en = {
  title: 'Yizhan',
  hours: '{count} hour | {count} hours',
  left: '{count} left',
  days: 'today | tomorrow | in {n} days',
  nested: { deep: 'Hello {name}' },
}

it('puts names into texts, counts forms, and says everything in the language that is on', async () => {
  const { t, locale } = createLanguages({ 'zh-CN': zh, en }, { remember: false })
  expect(t('left', { count: 3 })).toBe('还有 3 天')
  locale.value = 'en'
  expect(t('nested.deep', { name: '<b>王</b>' })).toBe('Hello <b>王</b>')
  expect([0, 1, 5].map((n) => t('days', n))).toEqual(['today', 'tomorrow', 'in 5 days'])
  expect([0, 1, 2].map((n) => t('hours', { count: n }, n))).toEqual(['0 hours', '1 hour', '2 hours'])
  expect([1, 2].map((count) => t('hours', { count }))).toEqual(['1 hour', '2 hours'])
  expect(t('title', {}, { locale: 'zh-CN' })).toBe('驿站')
  expect(t('nowhere.at.all')).toBe('nowhere.at.all')
  await nextTick()
  expect(document.title).toBe('Yizhan')
})
