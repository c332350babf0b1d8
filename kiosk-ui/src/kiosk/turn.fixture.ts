import type { Building, Hold, Service } from '@shared/api/station'

export const aService = (): Service => ({
  id: '01980000-0000-7000-8000-000000000001',
  category: 'cleaning',
  name: { zh: '日常保洁', en: 'Everyday cleaning' },
  includes: { zh: '擦拭', en: 'Dusting' },
  excludes: { zh: '外窗', en: 'Outer windows' },
  durationMinutes: 120,
  priceFen: 8000,
  priceSince: '2026-11-01T00:00:00+08:00',
  personalCare: false,
})

export const aBuilding = (): Building => ({
  id: '01980000-0000-7000-8000-000000000002',
  name: { zh: '1 号楼', en: 'Building 1' },
  units: 3,
  floors: 18,
  roomsPerFloor: 2,
})

export const aHold = (expiresAt = '2026-11-21T09:05:00+08:00'): Hold => ({
  id: '01980000-0000-7000-8000-000000000003',
  service: aService().id,
  start: '2026-11-22T09:00:00+08:00',
  end: '2026-11-22T11:00:00+08:00',
  worker: { id: '01980000-0000-7000-8000-000000000004', name: '王师傅', company: { zh: '甲', en: 'A' }, stars: 5 },
  workers: [{ id: '01980000-0000-7000-8000-000000000004', name: '王师傅', company: { zh: '甲', en: 'A' }, stars: 5 }],
  chosenByResident: false,
  urgent: false,
  priceFen: 8000,
  expiresAt,
})
