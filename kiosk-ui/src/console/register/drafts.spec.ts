import { expect, it } from 'vitest'
import type { Company, WorkerPage } from '@shared/api/station'
import { draftOf as companyDraft, requestOf as companyRequest } from './companyDraft'
import { draftOf as workerDraft, requestOf as workerRequest } from './workerDraft'

const sent = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown

it('sends of a company nothing that was left empty', () => {
  const draft = { ...companyDraft(undefined, '2026-11-25'), nameZh: ' 甲 ', nameEn: 'A', contactPhone: '13800000000' }
  expect(sent(companyRequest(draft))).toEqual({
    name: { zh: '甲', en: 'A' },
    contact: { phone: '13800000000' },
  })
})

it('writes a company back as it was read', () => {
  const known = {
    name: { zh: '甲', en: 'A' },
    unifiedNumber: '91350100M000100Y43',
    promise: { zh: '重做', en: 'Again' },
    grade: { grade: 'B', awardedOn: '2026-01-31', awardedBy: '协会' },
  } as const
  expect(sent(companyRequest(companyDraft(known as unknown as Company, '2026-11-25')))).toEqual(known)
})

const page: WorkerPage = {
  id: 'w',
  company: 'c',
  surname: '王',
  givenName: '样',
  gender: 'f',
  idNumber: '**************1234',
  home: { eastMetres: 10, northMetres: -20 },
  languages: ['cmn'],
  skills: ['cleaning'],
  employments: [{ company: 'c', kind: 'social-insurance', from: '2026-01-01' }],
  history: [{ company: '前', from: '2020-01-01' }],
  active: true,
  photo: false,
  trainingHours: 0,
  version: 3,
}

it('keeps what the form does not ask for, and never sends a masked number', () => {
  expect(sent(workerRequest(workerDraft(page), page))).toEqual({
    company: 'c',
    surname: '王',
    givenName: '样',
    gender: 'f',
    home: { eastMetres: 10, northMetres: -20 },
    languages: ['cmn'],
    skills: ['cleaning'],
    history: [{ company: '前', from: '2020-01-01' }],
    employments: [{ kind: 'social-insurance', from: '2026-01-01' }],
  })
})
