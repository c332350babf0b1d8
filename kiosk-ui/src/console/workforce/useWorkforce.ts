import { computed } from 'vue'
import type { Company, Outlook, Worker } from '@shared/api/station'
import { useDesk } from '../desk'
import { useFresh } from '../useFresh'
import { standingOf } from './outlook'

/** Workers and companies with what lies ahead of them. The outlook is not for auditors: they see no standings. */
export function useWorkforce() {
  const { mayRecord } = useDesk()
  const people = useFresh<{ workers: Worker[] }>(() => 'workers')
  const firms = useFresh<{ companies: Company[] }>(() => 'companies')
  const ahead = useFresh<Outlook>(() => (mayRecord ? 'outlook' : undefined))

  const workers = computed(() =>
    people.data.value?.workers.map((worker) => ({
      ...worker,
      standing: ahead.data.value && standingOf(worker, ahead.data.value),
    })),
  )
  const companies = computed(() => firms.data.value?.companies)
  const failed = computed(() => people.failed.value || firms.failed.value || ahead.failed.value)
  const refresh = () => Promise.all([people.refresh(), firms.refresh(), ahead.refresh()])
  return { workers, companies, outlook: ahead.data, failed, refresh }
}

export type Person = NonNullable<ReturnType<typeof useWorkforce>['workers']['value']>[number]
