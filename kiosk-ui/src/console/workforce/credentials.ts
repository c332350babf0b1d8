import type { Credential, CredentialKind, CredentialRequest, Licence, Reason } from '@shared/api/station'
import { daysBetween } from '@shared/format'

export type Holder = 'worker' | 'company'

const kinds: Record<CredentialKind, { holders: Holder[]; covers?: true; level?: true; hours?: true }> = {
  'health-examination': { holders: ['worker'], covers: true },
  'pre-job-training': { holders: ['worker'], covers: true, hours: true },
  'refresher-training': { holders: ['worker'], covers: true, hours: true },
  'skill-level': { holders: ['worker'], covers: true, level: true },
  'background-check': { holders: ['worker'] },
  'accident-insurance': { holders: ['worker'] },
  'liability-insurance': { holders: ['worker', 'company'] },
  'special-permit': { holders: ['worker'], covers: true },
  diploma: { holders: ['worker'] },
  'business-licence': { holders: ['company'] },
  'service-certificate': { holders: ['worker', 'company'], covers: true },
  'annual-review': { holders: ['company'] },
  'credit-block': { holders: ['worker', 'company'] },
}

export const allKinds = Object.keys(kinds) as CredentialKind[]

export const kindsOf = (holder: Holder) => allKinds.filter((kind) => kinds[kind].holders.includes(holder))

/** What is asked about a kind beyond what is asked about all. */
export const asksFor = (kind: CredentialKind) => kinds[kind]

/** A credential as it is being typed in. */
export interface Draft {
  kind: CredentialKind
  covers: string[]
  issuedOn: string
  validUntil: string
  issuer: string
  number: string
  level: string
  hours: string
}

export const emptyDraft = (holder: Holder, today: string): Draft => ({
  kind: kindsOf(holder)[0]!,
  covers: [],
  issuedOn: today,
  validUntil: '',
  issuer: '',
  number: '',
  level: '',
  hours: '',
})

/** What is sent: nothing that was left empty, nothing that the kind does not have. */
export function requestOf(draft: Draft): CredentialRequest {
  const asked = asksFor(draft.kind)
  const text = (value: string) => value.trim() || undefined
  const number = (value: string | number, wanted?: true) => (wanted && value !== '' ? Number(value) : undefined)
  return {
    kind: draft.kind,
    issuedOn: draft.issuedOn,
    covers: asked.covers && draft.covers.length ? draft.covers : undefined,
    validUntil: text(draft.validUntil),
    issuer: text(draft.issuer),
    number: text(draft.number),
    level: number(draft.level, asked.level),
    hours: number(draft.hours, asked.hours),
  }
}

const order = ['valid', 'coming', 'expired', 'revoked']

/** What counts first, and of that what ends first. */
export function sorted(credentials: readonly Credential[]): Credential[] {
  const key = ({ standing, validUntil }: Credential) => `${order.indexOf(standing)}${validUntil ?? '9999'}`
  return credentials.toSorted((one, other) => key(one).localeCompare(key(other)))
}

/** How much of its time has gone (0–1) and how many days are left; neither without a last day. */
export function validity({ issuedOn, validUntil }: Credential, today: string) {
  if (!validUntil) return undefined
  const whole = Math.max(1, daysBetween(issuedOn, validUntil))
  const gone = Math.min(1, Math.max(0, daysBetween(issuedOn, today) / whole))
  return { gone, daysLeft: daysBetween(today, validUntil) }
}

/** Refused categories that share their reasons, most categories first. */
export function refusals(licences: readonly Licence[]): { categories: string[]; reasons: Reason[] }[] {
  const groups = new Map<string, Licence[]>()
  for (const licence of licences.filter(({ licensed }) => !licensed)) {
    const key = licence.reasons.map(({ code, text }) => code + text.zh).join('\n')
    groups.set(key, [...(groups.get(key) ?? []), licence])
  }
  return [...groups.values()]
    .map((group) => ({ categories: group.map(({ category }) => category), reasons: group[0]!.reasons }))
    .toSorted((one, other) => other.categories.length - one.categories.length)
}
