import type { Company, CompanyRequest } from '@shared/api/station'

/** A company as it is being typed in; everything is text. */
export interface CompanyDraft {
  nameZh: string
  nameEn: string
  unifiedNumber: string
  certificateCode: string
  promiseZh: string
  promiseEn: string
  grade: '' | 'A' | 'B' | 'C' | 'D'
  awardedOn: string
  awardedBy: string
  contactName: string
  contactPhone: string
}

export const draftOf = (company: Company | undefined, today: string): CompanyDraft => ({
  nameZh: company?.name.zh ?? '',
  nameEn: company?.name.en ?? '',
  unifiedNumber: company?.unifiedNumber ?? '',
  certificateCode: company?.certificateCode ?? '',
  promiseZh: company?.promise?.zh ?? '',
  promiseEn: company?.promise?.en ?? '',
  grade: company?.grade?.grade ?? '',
  awardedOn: company?.grade?.awardedOn ?? today,
  awardedBy: company?.grade?.awardedBy ?? '',
  contactName: company?.contact?.name ?? '',
  contactPhone: company?.contact?.phone ?? '',
})

/** What is sent: nothing that was left empty. */
export function requestOf(draft: CompanyDraft): CompanyRequest {
  const typed = (value: string) => value.trim() || undefined
  const [promiseZh, promiseEn] = [typed(draft.promiseZh), typed(draft.promiseEn)]
  const [name, phone] = [typed(draft.contactName), typed(draft.contactPhone)]
  return {
    name: { zh: draft.nameZh.trim(), en: draft.nameEn.trim() },
    unifiedNumber: typed(draft.unifiedNumber)?.toUpperCase(),
    certificateCode: typed(draft.certificateCode),
    promise: promiseZh || promiseEn ? { zh: promiseZh ?? '', en: promiseEn ?? '' } : undefined,
    grade: draft.grade
      ? { grade: draft.grade, awardedOn: draft.awardedOn, awardedBy: draft.awardedBy.trim() }
      : undefined,
    contact: name || phone ? { name, phone } : undefined,
  }
}
