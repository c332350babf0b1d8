import { computed, ref } from 'vue'
import { useI18n } from '@shared/i18n'
import { Problem, request } from '@shared/http'
import { printing } from './health'

/** How long a ticket may take, milliseconds; another kiosk's may be before it. */
const patience = 40_000

/** Why nothing came out; `unknown` where no answer came. */
export type Refusal = 'out-of-paper' | 'cover-open' | 'faulty' | 'away' | 'unknown'

/** Puts a ticket on paper, on whatever this kiosk has; on nothing where it has nothing. */
export function usePrint(booking: string, code: string) {
  const { locale } = useI18n()
  const state = ref<'idle' | 'printing' | 'printed' | 'failed'>('idle')
  const refusal = ref<Refusal>('unknown')
  const possible = computed(() => printing.value !== 'none')
  /** The browser does not say what becomes of what it prints. */
  const silent = computed(() => printing.value === 'browser')

  async function print() {
    if (state.value === 'printing') return
    if (silent.value) return window.print()
    state.value = 'printing'
    const body = { code, language: locale.value === 'en' ? 'en' : 'zh' }
    try {
      await request('POST', `bookings/${booking}/print`, { body, patience })
      state.value = 'printed'
    } catch (failure) {
      refusal.value = refusalOf(failure)
      state.value = 'failed'
    }
  }

  return { possible, silent, state, refusal, print }
}

function refusalOf(failure: unknown): Refusal {
  const said = failure instanceof Problem ? (failure.body as { printer?: string }).printer : undefined
  return (['out-of-paper', 'cover-open', 'faulty', 'away'] as const).find((one) => one === said) ?? 'unknown'
}
