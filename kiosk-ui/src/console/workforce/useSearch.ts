import { computed, type Ref } from 'vue'
import { useNames } from '../useNames'
import type { Person } from './useWorkforce'

/** Those in whose name, company or skills every word of the search occurs. */
export function useSearch(workers: Ref<Person[] | undefined>, words: Ref<string>) {
  const { skill } = useNames()
  const textOf = ({ name, company, skills }: Person) =>
    [name, company.zh, company.en, ...skills.map(skill)].join(' ').toLowerCase()
  return computed(() => {
    const asked = words.value.toLowerCase().split(/\s+/)
    return workers.value?.filter((worker) => asked.every((word) => textOf(worker).includes(word)))
  })
}
