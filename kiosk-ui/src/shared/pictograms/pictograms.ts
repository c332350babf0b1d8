import { circle, dot, type Drawing } from './drawing'

const handset = 'M21 8h9l4 14-7 5c2 6 6 10 12 12l5-7 13 4v10c0 6-5 10-10 10C27 54 10 37 10 18c0-5 5-10 11-10z'
const house = 'M8 31L32 10l24 21M14 27v28h36V27'

export const pictograms = {
  cleaning: {
    wash: 'M20 34h22l6 22H13z',
    line: 'M47 6L35 34M20 34h22l6 22H13zM24 46v10M33 44v12M40 46l1 10M12 12v8M8 16h8',
  },
  'elder-care': {
    wash: 'M18 56V38c0-8 4-13 10-13s10 5 10 13v18z',
    line: `${circle(27, 14, 7)}M17 56V38c0-8 4-13 10-13 6 0 9 4 11 10l7 5M33 42l3 14M48 56V38c0-5 8-5 8 0`,
  },
  'child-care': {
    wash: 'M12 28A17 17 0 0 1 29 11v17h17a17 17 0 0 1-34 0z',
    line: `M12 28h34a17 17 0 0 1-34 0A17 17 0 0 1 29 11v17M46 28l6-12h5${circle(20, 53, 4)}${circle(39, 53, 4)}`,
  },
  'patient-care': {
    wash: 'M24 44V30h24a8 8 0 0 1 8 8v6z',
    line: `M8 20v36M8 44h48v12M56 44v-6a8 8 0 0 0-8-8H24v14${circle(16, 37, 3)}M42 8v14M35 15h14`,
  },
  'deep-cleaning': {
    wash: 'M14 30h36l-4 26H18z',
    line: `M14 30h36l-4 26H18zM17 30a15 13 0 0 1 20-12${circle(45, 16, 5)}${circle(54, 8, 2)}M21 42h22`,
  },
  tidying: {
    wash: 'M12 10h20v42H12z',
    line: 'M12 10h40v42H12zM32 10v42M32 30h20M26 28v6M42 22h.1M42 40h.1M18 52v5M46 52v5',
  },
  appliance: {
    wash: 'M13 12h38a5 5 0 0 1 5 5v15H8V17a5 5 0 0 1 5-5z',
    line: 'M13 12h38a5 5 0 0 1 5 5v15H8V17a5 5 0 0 1 5-5zM18 22h18M18 40c0 6-5 6-5 13M32 40v14M46 40c0 6 5 6 5 13',
  },
  air: { wash: circle(32, 32, 24), line: 'M8 26h29a7 7 0 1 0-7-7M8 36h39a7 7 0 1 1-7 7M8 46h17a6 6 0 1 1-6 6' },
  disinfection: {
    wash: 'M22 30h16l4 8v20H18V38z',
    line: `M22 30h16l4 8v20H18V38zM24 30v-8h12v8M22 22v-8h18l5 5${dot(53, 13)}${dot(56, 20)}${dot(52, 26)}M24 44h12`,
  },
  nutrition: {
    wash: 'M8 32h48c0 12-7 20-16 23H24C15 52 8 44 8 32z',
    line: 'M8 32h48c0 12-7 20-16 23H24C15 52 8 44 8 32zM38 26L48 8M47 26l8-14M20 24c-4-5 4-7 0-12',
  },
  laundry: {
    wash: 'M20 27v27h24V27l7 3 5-12-14-8c-2 6-18 6-20 0L8 18l5 12z',
    line: 'M22 10L8 18l5 12 7-3v27h24V27l7 3 5-12-14-8c-2 6-18 6-20 0z',
  },
  repair: {
    wash: circle(32, 32, 22),
    line: 'M44 8a13 13 0 0 0-12 18L10 48a5 5 0 0 0 7 7l22-22a13 13 0 0 0 17-16l-8 8-8-2-2-8z',
  },
  house: { wash: 'M14 27l18-16 18 16v28H14z', line: `${house}M26 55V40h12v15` },
  station: {
    wash: 'M14 28h36v26H14z',
    line: 'M6 28c10-2 18-8 26-18 8 10 16 16 26 18zM14 28v26M50 28v26M8 54h48M26 54V40h12v14',
  },
  bell: {
    wash: 'M18 44V30a14 14 0 0 1 28 0v14z',
    line: 'M18 46V30a14 14 0 0 1 28 0v16M12 46h40M32 12v4M26 52a6 6 0 0 0 12 0',
  },
  printer: {
    wash: 'M18 36h28v20H18z',
    line: 'M18 22V8h28v14M18 46h-8V22h44v24h-8M18 36h28v20H18zM25 44h14M25 50h8M44 29h.1',
  },
  back: { line: 'M38 12L18 32l20 20' },
  forward: { line: 'M26 12l20 20-20 20' },
  restart: { line: 'M14 24a20 20 0 1 1-2 12M12 10v14h14' },
  language: { line: `${circle(32, 32, 23)}M9 32h46M32 9c10 8 10 38 0 46M32 9c-10 8-10 38 0 46` },
  notice: {
    wash: 'M14 26h14l20-12v36L28 38H14z',
    line: 'M14 26h14l20-12v36L28 38H14zM18 38l4 16h8l-4-16M54 26v12',
  },
  search: { line: `${circle(28, 28, 18)}M41 41l15 15` },
  check: { line: 'M12 34l14 14 28-32' },
  cross: { line: 'M16 16l32 32M48 16L16 48' },
  person: {
    wash: 'M12 56c0-12 9-20 20-20s20 8 20 20z',
    line: `${circle(32, 20, 10)}M12 56c0-12 9-20 20-20s20 8 20 20`,
  },
  people: {
    wash: 'M6 54c0-10 7-17 16-17s16 7 16 17z',
    line: `${circle(22, 23, 8)}M6 54c0-10 7-17 16-17s16 7 16 17${circle(45, 18, 7)}M42 32c9-1 16 5 16 14`,
  },
  woman: {
    wash: 'M32 30l16 24H16z',
    line: `${circle(32, 16, 9)}M32 25l16 29H16zM26 54v6M38 54v6`,
  },
  man: {
    wash: 'M20 30h24v16H20z',
    line: `${circle(32, 14, 9)}M20 28h24v18h-5v14M20 28v18h5v14M32 46v14`,
  },
  same: {
    wash: circle(32, 32, 26),
    line: `${circle(20, 22, 6)}${circle(44, 22, 6)}M10 46c0-8 4-13 10-13s10 5 10 13M34 46c0-8 4-13 10-13s10 5 10 13M26 52h12M26 57h12`,
  },
  anyone: {
    wash: circle(32, 32, 24),
    line: `${circle(32, 28, 8)}M19 50c1-8 6-12 13-12s12 4 13 12M8 32A24 24 0 0 1 50 16M56 32A24 24 0 0 1 14 48M51 8v9h-9M13 56v-9h9`,
  },
  phone: { wash: handset, line: handset },
  'no-phone': { line: `${handset}M8 56L56 8` },
  erase: { line: 'M22 14h34v36H22L6 32zM32 25l14 14M46 25L32 39' },
  camera: {
    wash: 'M6 20h14l5-8h14l5 8h14v34H6z',
    line: `M6 20h14l5-8h14l5 8h14v34H6z${circle(32, 36, 11)}`,
  },
  clock: { wash: circle(32, 32, 23), line: `${circle(32, 32, 23)}M32 18v14l10 7` },
  calendar: {
    wash: 'M10 14h44v12H10z',
    line: 'M10 14h44v42H10zM10 26h44M21 8v10M43 8v10M20 38h.1M32 38h.1M44 38h.1M20 47h.1M32 47h.1',
  },
  cash: { wash: 'M6 16h52v32H6z', line: `M6 16h52v32H6z${circle(32, 32, 8)}${dot(14, 32)}${dot(50, 32)}` },
  consent: {
    wash: 'M32 6l22 8v18c0 14-10 22-22 26-12-4-22-12-22-26V14z',
    line: 'M32 6l22 8v18c0 14-10 22-22 26-12-4-22-12-22-26V14zM22 31l8 8 13-15',
  },
  door: { wash: 'M18 8h28v48H18z', line: 'M18 56V8h28v48M8 56h48M38 33h.1' },
  key: { line: `${circle(20, 40, 11)}M28 32L52 8M44 16l8 8` },
  warning: { wash: 'M32 8l26 46H6z', line: 'M32 8l26 46H6zM32 26v13M32 46h.1' },
  offline: { line: 'M8 24c14-12 34-12 48 0M17 35c9-8 21-8 30 0M26 46c4-3 8-3 12 0M32 55h.1M8 56L56 8' },
} satisfies Record<string, Drawing>

export type PictogramName = keyof typeof pictograms

/** The drawing of a name that came from the server; a house for one this page does not know yet. */
export function drawingOf(name: string): Drawing {
  return name in pictograms ? pictograms[name as PictogramName] : pictograms.house
}
