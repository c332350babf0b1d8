import type { HomeFact } from '@shared/api/station'
import { circle, dot, type Drawing } from './drawing'

/** What a worker is told of a home; the kiosk never shows it and loads none of it. */
export const homeFactDrawings: Record<HomeFact, Drawing> = {
  stairs: { wash: 'M8 56V44h12V32h12V20h12V8h12v48z', line: 'M8 44h12V32h12V20h12V8h12M8 56h48M8 44v12M56 8v48' },
  pets: {
    wash: 'M20 48c0-8 5-14 12-14s12 6 12 14-5 8-12 6c-7 2-12 2-12-6z',
    line: `M20 48c0-8 5-14 12-14s12 6 12 14-5 8-12 6c-7 2-12 2-12-6z${circle(14, 32, 5)}${circle(25, 20, 5)}${circle(39, 20, 5)}${circle(50, 32, 5)}`,
  },
  'aggressive-dog': {
    wash: 'M10 24l12-8h16l18 12-6 8H38l-6 14H18l2-16z',
    line: 'M10 24l12-8V8l8 8h8l18 12-6 8H38l-6 14H18l2-16zM44 36l-3 5-3-5M30 24h.1M52 12l6-6M46 10l2-7',
  },
  infection: {
    wash: circle(32, 32, 14),
    line: `${circle(32, 32, 14)}M32 18V6M32 58V46M18 32H6M58 32H46M22 22l-8-8M50 50l-8-8M42 22l8-8M14 50l8-8${dot(28, 30)}${dot(37, 35)}`,
  },
  'lifting-aid': {
    wash: 'M18 44h28v8H18z',
    line: `M12 58V10h30l6 8M42 18v10M34 28h16M34 28l-6 12h28l-6-12M8 58h40${circle(42, 47, 3)}`,
  },
  wheelchair: {
    wash: circle(30, 44, 14),
    line: `${circle(30, 44, 14)}${circle(28, 10, 5)}M28 18v16h16l6 18h6M28 25h14`,
  },
  oxygen: {
    wash: 'M22 20h20v36H22z',
    line: `M22 24c0-6 4-8 10-8s10 2 10 8v32H22zM32 16V8M26 8h12M28 36a4 5 0 1 0 0 .1M37 42h4l-4 5h4`,
  },
  smoke: {
    wash: 'M8 44h36v10H8z',
    line: 'M8 44h36v10H8zM50 44v10M56 44v10M50 36c0-8-8-6-8-14M56 36c0-10-6-10-6-16M34 44v10',
  },
}
