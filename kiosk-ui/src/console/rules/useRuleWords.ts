import { useI18n } from '@shared/i18n'
import type { Rule } from '@shared/api/station'
import { useNames } from '../useNames'

type Demand = Pick<Rule, 'holder' | 'effect' | 'kinds' | 'explicit' | 'level' | 'withinMonths'>

/** What a rule demands, as one sentence. */
export function useRuleWords() {
  const { t } = useI18n()
  const { kind } = useNames()

  function demand({ holder, effect, kinds, explicit, level, withinMonths }: Demand) {
    const papers = kinds.map(kind).join(t('rules.or'))
    const conditions = [
      explicit && t('rules.explicit'),
      level && t('rules.level', { level }),
      withinMonths && t('rules.within', { count: withinMonths }, withinMonths),
    ].filter((condition) => typeof condition === 'string')
    return [t(`rules.${effect}.${holder}`, { papers }), ...conditions].join(t('clauseComma')) + t('fullStop')
  }

  return { demand }
}
