import type { WorkRule, WorkRuleRequest } from '@shared/api/station'

/** A version of a rule about work time as it is typed in: hours where people think in hours. */
export interface Draft extends Omit<Required<WorkRuleRequest>, 'amount' | 'afterMinutes'> {
  amount: number
  /** Of a break only: the hours of work after which it is due. */
  afterHours: number | ''
}

/** Days of a week and minutes of a break are typed as they are. */
const perUnit = (code: WorkRule['code']) => (code === 'week-days' || code === 'break' ? 1 : 60)

/** The amount in the unit people think in: hours, days of a week, minutes of a break. */
export const amountOf = ({ code, amount }: Pick<WorkRule, 'code' | 'amount'>) => amount / perUnit(code)

/** The next version of a rule from a day on. */
export function draftOf(rule: WorkRule, from: string): Draft {
  const { code, name, source, overridable, inForce, afterMinutes } = rule
  const afterHours = afterMinutes === undefined ? ('' as const) : afterMinutes / 60
  return { code, name: { ...name }, source, amount: amountOf(rule), afterHours, overridable, inForce, from }
}

/** What is sent: minutes and days. */
export function requestOf({ amount, afterHours, ...rest }: Draft): WorkRuleRequest {
  return {
    ...rest,
    name: { zh: rest.name.zh.trim(), en: rest.name.en.trim() },
    source: rest.source.trim(),
    amount: Math.round(amount * perUnit(rest.code)),
    afterMinutes: afterHours === '' ? undefined : Math.round(afterHours * 60),
  }
}
