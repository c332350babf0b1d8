import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from '@shared/i18n'
import type { Board, BoardVisit, Candidates } from '@shared/api/station'
import { useFormats } from '@shared/useFormats'
import { useDesk } from '../desk'
import type { Placed, Scale } from './board'
import { type Carried, useDrag } from './useDrag'
import { useGive } from './useGive'
import { canBeOverridden, isExcluded, type Judged, useLawful } from './useLawful'

interface Asked {
  place: () => { scroll: HTMLElement; field: HTMLElement; scale: Scale; board: Pick<Board, 'opens' | 'slotMinutes'> }
  refresh: () => Promise<void>
}

/** What a lane says while a visit is carried over the board. */
interface LaneVerdict {
  words: string
  arguable: boolean
}

/** Moving a visit: what may be and why not, asked while it is carried; then sent, argued about, or left. */
export function useMoving({ place, refresh }: Asked) {
  const { t } = useI18n()
  const { zone, mayRule } = useDesk()
  const { text } = useFormats(zone)
  const visit = shallowRef<BoardVisit>()
  const { judged, look, forget } = useLawful(() => visit.value!)
  const { told, busy, give } = useGive(refresh)
  const { carried, justMoved, press: grip } = useDrag(place, (dropped) => void settle(dropped))
  /** Whose dialog is open. */
  const dialog = ref<string>()
  const arguing = shallowRef<{ visit: BoardVisit; start: number; excluded: Candidates['excluded'][number] }>()
  const wrong = ref('')

  function inWords({ offered, of }: Judged, worker: string): LaneVerdict {
    const verdict = of.get(worker)
    if (!offered) return { words: t('board.notOffered'), arguable: false }
    if (!verdict) return { words: t('board.unknown'), arguable: false }
    if (!isExcluded(verdict)) return { words: 'may', arguable: false }
    const words = verdict.reasons.map((reason) => text(reason.text)).join(t('listSemicolon'))
    return { words, arguable: mayRule && canBeOverridden(verdict) }
  }

  const verdicts = computed(() => {
    const lanes = new Map<string, LaneVerdict>()
    if (!carried.value || !judged.value) return lanes
    for (const worker of judged.value.of.keys()) lanes.set(worker, inWords(judged.value, worker))
    return lanes
  })
  /** What would come of letting go here. */
  const words = computed(() => {
    const over = carried.value
    if (!over) return ''
    if (!over.lane) return t('board.nowhere')
    const verdict = verdicts.value.get(over.lane)
    if (!verdict) return t('loading')
    return verdict.words === 'may' ? t('board.may') : verdict.words
  })

  function press(event: PointerEvent, placed: Placed) {
    visit.value = placed.visit
    told.value = undefined
    forget()
    grip(event, placed)
  }

  watch(
    () => carried.value?.start,
    (start) => start !== undefined && void look(start).catch(() => undefined),
  )

  async function settle({ placed, lane, start }: Carried) {
    const moved = placed.visit
    if (!lane || (lane === moved.worker?.id && start === Date.parse(moved.start))) return
    const found = await look(start).catch(() => undefined)
    const verdict = found?.of.get(lane)
    if (!found || !verdict) {
      told.value = { kind: 'failed', visit: moved }
    } else if (found.offered && !isExcluded(verdict)) {
      await give(moved, lane, start)
    } else if (isExcluded(verdict) && found.offered && mayRule && canBeOverridden(verdict)) {
      arguing.value = { visit: moved, start, excluded: verdict }
    } else {
      told.value = { kind: 'refused', visit: moved, why: inWords(found, lane).words }
    }
  }

  async function giveFromDialog(one: BoardVisit, worker: string, start: number) {
    wrong.value = ''
    const done = await give(one, worker, start)
    if (!done) wrong.value = t(told.value?.kind === 'stale' ? 'outcome.stale' : 'outcome.conflict')
    return done
  }

  async function argue(one: BoardVisit, worker: string, start: number) {
    visit.value = one
    forget()
    const verdict = (await look(start)).of.get(worker)
    if (verdict && isExcluded(verdict)) arguing.value = { visit: one, start, excluded: verdict }
  }

  async function decide(reason: string) {
    const { visit: one, start, excluded } = arguing.value!
    dialog.value = undefined
    await give(one, excluded.worker.id, start, reason)
  }

  return {
    carried,
    verdicts,
    words,
    told,
    busy,
    wrong,
    dialog,
    arguing,
    justMoved,
    press,
    give: giveFromDialog,
    argue,
    decide,
  }
}
