import { expect, it } from 'vitest'
import type { Company } from '@shared/api/station'
import { byCompany } from './companies'

const text = (zh: string) => ({ zh, en: zh })
const staffShare = { date: '2026-11-25', workers: 0, contracts: 0, insured: 0, staff: 0, percent: 0, staffBased: false }
const company = (zh: string, workers: number): Company => ({
  id: zh,
  name: text(zh),
  workers,
  credentials: [],
  staffShare,
  version: 1,
})
const worker = (name: string, zh: string) => ({ name, company: text(zh) })

it('keeps the order of the companies, whoever is found first', () => {
  const groups = byCompany(
    [worker('丁', '不知名'), worker('丙', '乙家政'), worker('甲', '甲家政'), worker('戊', '乙家政')],
    [company('甲家政', 1), company('乙家政', 2), company('找不到的', 4), company('没有人的', 0)],
  )
  expect(groups.map(({ name, company, workers }) => [name.zh, company?.id, workers.map((one) => one.name)])).toEqual([
    ['甲家政', '甲家政', ['甲']],
    ['乙家政', '乙家政', ['丙', '戊']],
    ['没有人的', '没有人的', []],
    ['不知名', undefined, ['丁']],
  ])
})
