import type { HomeFact } from '@shared/api/station'

/** In the order in which they are shown. */
export const homeFacts: readonly HomeFact[] = [
  'stairs',
  'pets',
  'aggressive-dog',
  'infection',
  'lifting-aid',
  'wheelchair',
  'oxygen',
  'smoke',
]
