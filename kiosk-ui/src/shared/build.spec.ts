import { expect, it } from 'vitest'
import { buildOf } from './build'

it('tells one build of the page from another by its script', () => {
  const page = (hash: string) => `<script type="module" crossorigin src="/assets/kiosk-${hash}.js"></script>`
  expect(buildOf(page('CnXRz9vp'))).toBe('kiosk-CnXRz9vp')
  expect(buildOf(page('CnXRz9vp'))).not.toBe(buildOf(page('D-x_9abc')))
  expect(buildOf('<p>no page</p>')).toBeUndefined()
})
