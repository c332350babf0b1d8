import type { ServicePictogram } from '@shared/api/station'
import { circle, dot, type Drawing } from './drawing'

/** What a service may be shown by instead of its category's pictogram, in the order in which one is chosen. */
export const serviceDrawings: Record<ServicePictogram, Drawing> = {
  window: {
    wash: 'M12 8h40v42H12z',
    line: 'M12 8h40v42H12zM32 8v42M12 29h40M6 57h52M18 22l6-6M39 43l6-6',
  },
  kitchen: {
    wash: 'M12 26h40v30H12z',
    line: 'M12 26h40v30H12zM8 26h48M20 38h24v11H20zM22 32h.1M32 32h.1M42 32h.1M20 26V12h24v14M14 16h6M44 16h6',
  },
  bathroom: {
    wash: 'M14 32h38c0 10-8 16-18 16H24c-6-3-10-8-10-16z',
    line: 'M14 8h13v24H14zM14 32h38c0 10-8 16-18 16H24c-6-3-10-8-10-16zM25 48l-3 9h20l-2-9M20 15h.1',
  },
  'kitchen-hood': {
    wash: 'M24 8h16v12l14 16v8H10v-8l14-16z',
    line: 'M24 8h16v12l14 16v8H10v-8l14-16zM10 36h44M21 51c-3 3 3 4 0 7M32 51c-3 3 3 4 0 7M43 51c-3 3 3 4 0 7',
  },
  'air-conditioner': {
    wash: 'M6 10h52v20H6z',
    line: 'M6 10h52v20H6zM14 22h28M50 18h.1M32 36v22M22.5 41.5l19 11M41.5 41.5l-19 11',
  },
  'washing-machine': {
    wash: circle(32, 39, 12),
    line: `M10 8h44v50H10zM10 20h44M18 14h.1M26 14h.1M40 14h6${circle(32, 39, 12)}M21 40c4-4 7 3 11 0s7-3 11 0`,
  },
  fridge: { wash: 'M15 8h34v18H15z', line: 'M15 8h34v48H15zM15 26h34M23 14v6M23 33v9' },
  sofa: {
    wash: 'M8 50V35a5 5 0 0 1 10 0v5h28v-5a5 5 0 0 1 10 0v15z',
    line: 'M14 28V18a6 6 0 0 1 6-6h24a6 6 0 0 1 6 6v10M8 50V35a5 5 0 0 1 10 0v5h28v-5a5 5 0 0 1 10 0v15zM14 50v6M50 50v6M32 12v28',
  },
  bedding: {
    wash: 'M6 46V34a4 4 0 0 1 4-4h44a4 4 0 0 1 4 4v12z',
    line: 'M10 30V14h44v16M6 57V34a4 4 0 0 1 4-4h44a4 4 0 0 1 4 4v23M6 46h52M17 30v-7h11v7M36 30v-7h11v7',
  },
  curtains: {
    wash: 'M12 10v44c10-5 16-20 16-44zM52 10v44c-10-5-16-20-16-44z',
    line: 'M6 10h52M12 10v44c10-5 16-20 16-44M52 10v44c-10-5-16-20-16-44M12 38h11M52 38H41',
  },
  ironing: {
    wash: 'M6 48c0-12 9-20 22-20h26v20z',
    line: 'M6 48c0-12 9-20 22-20h26v20zM24 12h20a10 10 0 0 1 10 10v6M8 57h46M42 38h.1',
  },
  clothes: {
    wash: 'M32 26l24 17c3 2 2 7-2 7H10c-4 0-5-5-2-7z',
    line: 'M25 16c0-9 14-9 14 0 0 5-7 4-7 10M32 26l24 17c3 2 2 7-2 7H10c-4 0-5-5-2-7z',
  },
  toys: {
    wash: 'M21 8h22v24H21z',
    line: `M21 8h22v24H21zM8 32h48v24H8zM32 32v24${circle(32, 20, 5)}M20 39v10M15 44h10M39 49l5-9 5 9z`,
  },
  cooking: {
    wash: 'M14 30h36v18a6 6 0 0 1-6 6H20a6 6 0 0 1-6-6z',
    line: 'M14 30h36v18a6 6 0 0 1-6 6H20a6 6 0 0 1-6-6zM10 30h44M14 38H7M50 38h7M23 9c-4 5 4 7 0 13M32 9c-4 5 4 7 0 13M41 9c-4 5 4 7 0 13',
  },
  'soft-meal': {
    wash: 'M8 36h48c0 10-7 17-16 20H24C15 53 8 46 8 36z',
    line: `M8 36h48c0 10-7 17-16 20H24C15 53 8 46 8 36zM34 36l13-18${circle(50, 13, 5)}M20 27c-4-5 4-7 0-13`,
  },
  'nutrition-advice': {
    wash: 'M32 22c-8-6-22-3-22 12 0 12 8 22 14 22 4 0 5-2 8-2s4 2 8 2c6 0 14-10 14-22 0-15-14-18-22-12z',
    line: 'M32 22c-8-6-22-3-22 12 0 12 8 22 14 22 4 0 5-2 8-2s4 2 8 2c6 0 14-10 14-22 0-15-14-18-22-12zM32 22c0-7 3-12 10-14M19 32c0-3 2-4 4-4',
  },
  shopping: {
    wash: 'M8 26h48l-6 30H14z',
    line: 'M8 26h48l-6 30H14zM19 26l8-18M45 26L37 8M24 36v10M32 36v10M40 36v10',
  },
  company: {
    wash: 'M6 56c0-10 4-15 12-15s12 5 12 15zM34 56c0-10 4-15 12-15s12 5 12 15z',
    line: `${circle(18, 28, 7)}${circle(46, 28, 7)}M6 56c0-10 4-15 12-15s12 5 12 15M34 56c0-10 4-15 12-15s12 5 12 15M32 20c-10-6-5-13 0-8 5-5 10 2 0 8z`,
  },
  walk: {
    wash: 'M28 20l-5 16 9 7 5-14z',
    line: `${circle(30, 9, 5)}M28 20l-5 16 9 7 2 14M23 36l-3 10-8 11M28 20l9 9h9M28 20l-9 7-3 8M50 30v27`,
  },
  exercise: {
    wash: 'M24 24h16v16H24z',
    line: `${circle(32, 12, 6)}M12 12l12 12h16l12-12M24 24v16h16V24M24 40l-4 17M40 40l4 17`,
  },
  bath: {
    wash: 'M6 36h52v4a14 14 0 0 1-14 14H20A14 14 0 0 1 6 40z',
    line: `M6 36h52v4a14 14 0 0 1-14 14H20A14 14 0 0 1 6 40zM18 54l-3 4M46 54l3 4M12 36V14a6 6 0 0 1 12 0M18 16h12${dot(19, 24)}${dot(25, 24)}${dot(22, 30)}${circle(43, 20, 6)}M34 36c0-6 3-8 9-8s9 2 9 8`,
  },
  haircut: {
    wash: `${circle(17, 17, 8)}${circle(17, 47, 8)}`,
    line: `${circle(17, 17, 8)}${circle(17, 47, 8)}M24 21l33 23M24 43l33-23`,
  },
  hospital: {
    wash: 'M10 18h44v38H10z',
    line: 'M10 18h44v38H10zM5 57h54M22 18V8h20v10M32 23v16M24 31h16M26 57v-9h12v9',
  },
  infant: {
    wash: circle(32, 34, 21),
    line: `${circle(32, 34, 21)}M32 13c7 1 8-7 1-7M24 32h.1M40 32h.1M25 42c4 4 10 4 14 0`,
  },
  postnatal: {
    wash: 'M8 56V42c0-9 6-14 15-14 5 0 9 2 12 5L21 44c5 6 13 8 27 8v4z',
    line: `${circle(23, 14, 8)}M8 56V42c0-9 6-14 15-14 5 0 9 2 12 5${circle(45, 32, 7)}M20 42c4 8 12 10 24 10 8 0 12-4 12-12M48 52v4`,
  },
  school: {
    wash: 'M12 28c0-12 8-16 20-16s20 4 20 16v28H12z',
    line: 'M12 28c0-12 8-16 20-16s20 4 20 16v28H12zM25 12V7h14v5M12 38h40M27 38v9h10v-9M24 24h16',
  },
  measuring: {
    wash: 'M14 8h36v48H14z',
    line: 'M14 8h36v48H14zM22 32a10 10 0 0 1 20 0zM32 32l5-7M24 42h16M24 49h9',
  },
  insects: {
    wash: 'M32 20c9 0 13 8 13 18s-5 19-13 19-13-9-13-19 4-18 13-18z',
    line: 'M32 20c9 0 13 8 13 18s-5 19-13 19-13-9-13-19 4-18 13-18zM24 21c0-6 3-9 8-9s8 3 8 9M27 13l-4-6M37 13l4-6M19 32l-10-6M19 41H7M21 50l-10 6M45 32l10-6M45 41h12M43 50l10 6M32 20v37',
  },
  lock: {
    wash: 'M12 28h40v29H12z',
    line: `M12 28h40v29H12zM21 28V18a11 11 0 0 1 22 0v10${circle(32, 40, 4)}M32 44v6`,
  },
  pipes: {
    wash: 'M8 22h26c9 0 16 7 16 16v4H38v-2c0-3-1-5-4-5H8z',
    line: 'M8 22h26c9 0 16 7 16 16v4H38v-2c0-3-1-5-4-5H8zM24 22V11M14 11h20M44 49c-5 7-4 9 0 9s5-2 0-9z',
  },
  light: {
    wash: 'M25 44c0-7-9-10-9-20a16 16 0 0 1 32 0c0 10-9 13-9 20z',
    line: 'M25 44c0-7-9-10-9-20a16 16 0 0 1 32 0c0 10-9 13-9 20zM25 51h14M29 58h6M32 44V32M27 27l5 5 5-5',
  },
}
