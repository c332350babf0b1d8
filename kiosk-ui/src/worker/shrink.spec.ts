import { expect, it } from 'vitest'
import { fit } from './shrink'

it('makes a photo no longer than 1600 pixels and leaves a small one as it is', () => {
  expect(fit(4000, 3000)).toEqual({ width: 1600, height: 1200 })
  expect(fit(3000, 4000)).toEqual({ width: 1200, height: 1600 })
  expect(fit(640, 480)).toEqual({ width: 640, height: 480 })
  expect(fit(20_000, 1)).toEqual({ width: 1600, height: 1 })
})
