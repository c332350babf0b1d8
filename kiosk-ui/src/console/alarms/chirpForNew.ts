import { watch } from 'vue'
import { chirp } from './chirp'

/** Sounds as soon as there is one that was not there before. */
export const chirpForNew = (ids: () => string[]) =>
  watch(ids, (now, before) => now.some((id) => !before.includes(id)) && chirp())
