import type { Company, Text } from '@shared/api/station'

export interface Group<T> {
  name: Text
  /** Its papers; absent while they are not read, or for a company the station does not know. */
  company?: Company
  workers: T[]
}

/**
 * Workers under their companies, in the order of the companies. The name brings them together: it is all that a worker
 * says of the company. A company nobody works for yet has its place too, one whose workers are filtered out has none.
 */
export function byCompany<T extends { company: Text }>(
  workers: readonly T[],
  companies: readonly Company[],
): Group<T>[] {
  const names = new Map(
    [...companies.map(({ name }) => name), ...workers.map(({ company }) => company)].map((name) => [name.zh, name]),
  )
  return [...names.values()]
    .map((name) => ({
      name,
      company: companies.find((company) => company.name.zh === name.zh),
      workers: workers.filter(({ company }) => company.zh === name.zh),
    }))
    .filter(({ company, workers }) => workers.length > 0 || company?.workers === 0)
}
