import { reactive, watch } from 'vue'

/** How the kiosk shows itself to whoever stands there; wiped with the turn. */
export const modes = reactive({ large: false, contrast: false, voice: false })
export type Mode = keyof typeof modes

export const resetModes = () => Object.assign(modes, { large: false, contrast: false, voice: false })

// The stylesheet reads the first two from the document.
watch(modes, ({ large, contrast }) => {
  document.documentElement.toggleAttribute('data-large', large)
  document.documentElement.toggleAttribute('data-contrast', contrast)
})
