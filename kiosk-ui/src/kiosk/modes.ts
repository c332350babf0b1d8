import { reactive, watch } from 'vue'
import { lowHead } from './reach'

const none = { large: false, contrast: false, low: false, voice: false }

/** How the kiosk shows itself to whoever stands or sits there; wiped with the turn. */
export const modes = reactive({ ...none })
export type Mode = keyof typeof modes

export const resetModes = () => Object.assign(modes, none)

// The stylesheet reads the first three from the document.
watch(modes, ({ large, contrast, low }) => {
  const page = document.documentElement
  page.toggleAttribute('data-large', large)
  page.toggleAttribute('data-contrast', contrast)
  page.toggleAttribute('data-low', low)
  if (low) page.style.setProperty('--head', `${lowHead}px`)
  else page.style.removeProperty('--head')
})
