import { expect, it } from 'vitest'
import { scriptOf } from './useUpdate'

it('tells one build of the page from another by its script', () => {
  const page = (hash: string) => `<script type="module" crossorigin src="/assets/kiosk-${hash}.js"></script>`
  expect(scriptOf(page('CnXRz9vp'))).toBe('/assets/kiosk-CnXRz9vp.js')
  expect(scriptOf(page('CnXRz9vp'))).not.toBe(scriptOf(page('D-x_9abc')))
  expect(scriptOf('<p>no page</p>')).toBeUndefined()
})
