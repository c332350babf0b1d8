import { computed, ref } from 'vue'
import { useI18n } from '@shared/i18n'
import { Problem, request } from '@shared/http'
import { printing } from './health'

/** How long one may take, milliseconds; another kiosk's may be before it. */
const patience = 40_000

/** Why nothing came out; `unknown` where no answer came. */
type Refusal = 'out-of-paper' | 'cover-open' | 'faulty' | 'away' | 'unknown'

/** Puts a ticket or a number on paper, on whatever this kiosk has; on nothing where it has nothing. */
export function usePrint(path: string, proof: { code?: string }) {
  const { locale } = useI18n()
  const state = ref<'idle' | 'printing' | 'printed' | 'failed'>('idle')
  const refusal = ref<Refusal>('unknown')
  const possible = computed(() => printing.value !== 'none')

  async function print() {
    if (state.value === 'printing') return
    // The browser does not say what becomes of what it prints.
    if (printing.value === 'browser') return window.print()
    state.value = 'printing'
    const body = { ...proof, language: locale.value === 'en' ? 'en' : 'zh' }
    try {
      await request('POST', path, { body, patience })
      state.value = 'printed'
    } catch (failure) {
      refusal.value = refusalOf(failure)
      state.value = 'failed'
    }
  }

  return { possible, state, refusal, print }
}

function refusalOf(failure: unknown): Refusal {
  const said = failure instanceof Problem ? (failure.body as { printer?: string }).printer : undefined
  return (['out-of-paper', 'cover-open', 'faulty', 'away'] as const).find((one) => one === said) ?? 'unknown'
}
