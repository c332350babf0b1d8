import type { Rule, RuleRequest } from '@shared/api/station'

/** A version of a rule as it is being typed in. */
export interface Draft extends Omit<Required<RuleRequest>, 'level' | 'withinMonths'> {
  level: number | ''
  withinMonths: number | ''
}

/** The next version of a rule, or a new one, from a day on. */
export function draftOf(rule: Rule | undefined, from: string): Draft {
  return {
    code: rule?.code ?? '',
    name: { zh: rule?.name.zh ?? '', en: rule?.name.en ?? '' },
    source: rule?.source ?? '',
    categories: [...(rule?.categories ?? [])],
    holder: rule?.holder ?? 'worker',
    effect: rule?.effect ?? 'requires',
    kinds: [...(rule?.kinds ?? [])],
    explicit: rule?.explicit ?? false,
    level: rule?.level ?? '',
    withinMonths: rule?.withinMonths ?? '',
    overridable: rule?.overridable ?? false,
    inForce: rule?.inForce ?? true,
    from,
  }
}

/** What is sent: all that was written, and no number where none was. */
export function requestOf(draft: Draft): RuleRequest {
  return {
    ...draft,
    code: draft.code.trim(),
    name: { zh: draft.name.zh.trim(), en: draft.name.en.trim() },
    source: draft.source.trim(),
    level: draft.level === '' ? undefined : Number(draft.level),
    withinMonths: draft.withinMonths === '' ? undefined : Number(draft.withinMonths),
  }
}
