import type { EmploymentKind, WorkerPage, WorkerPageRequest } from '@shared/api/station'

export interface EmploymentDraft {
  kind: EmploymentKind
  from: string
  until: string
  wageBasis: '' | 'monthly' | 'hourly' | 'per-visit' | 'commission'
}

/** A worker as they are being typed in; number and phone are empty while they stay as they are. */
export interface WorkerDraft {
  company: string
  surname: string
  givenName: string
  gender: 'f' | 'm'
  idNumber: string
  phone: string
  building: string
  skills: string[]
  employments: EmploymentDraft[]
}

export const draftOf = (page?: WorkerPage, company = ''): WorkerDraft => ({
  company: page?.company ?? company,
  surname: page?.surname ?? '',
  givenName: page?.givenName ?? '',
  gender: page?.gender ?? 'f',
  idNumber: '',
  phone: '',
  building: page?.home.building ?? '',
  skills: page?.skills ?? [],
  employments:
    page?.employments.map(({ kind, from, until, wageBasis }) => ({
      kind,
      from,
      until: until ?? '',
      wageBasis: wageBasis ?? '',
    })) ?? [],
})

/** What is sent: what this form does not ask for stays as the page has it. */
export function requestOf(draft: WorkerDraft, page?: WorkerPage): WorkerPageRequest {
  const typed = (value: string) => value.trim() || undefined
  const metres = { eastMetres: page?.home.eastMetres ?? 0, northMetres: page?.home.northMetres ?? 0 }
  return {
    company: draft.company,
    surname: draft.surname.trim(),
    givenName: draft.givenName.trim(),
    gender: draft.gender,
    idNumber: typed(draft.idNumber)?.toUpperCase(),
    phone: typed(draft.phone),
    home: draft.building ? { building: draft.building } : metres,
    languages: page?.languages,
    skills: draft.skills,
    history: page?.history,
    employments: draft.employments.map(({ kind, from, until, wageBasis }) => ({
      kind,
      from,
      until: typed(until),
      wageBasis: kind === 'social-insurance' ? undefined : wageBasis || undefined,
    })),
  }
}
