import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Board } from '@shared/api/station'
import { nobody, type Placed, type Scale, snap } from './board'

/** A visit that is being carried, and where it would come to lie. */
export interface Carried {
  placed: Placed
  /** The worker's lane below it; none where it may not be let go. */
  lane?: string
  start: number
  /** Where to draw it, pixels below the top of the field. */
  y: number
}

/** How far the pointer moves before a press becomes a move, pixels. */
const patience = 5
/** How near to the edge the field begins to scroll, and how far in each frame, pixels. */
const edge = 36
const stride = 14
const hoursHeight = 30

interface Place {
  scroll: HTMLElement
  field: HTMLElement
  scale: Scale
  board: Pick<Board, 'opens' | 'slotMinutes'>
}

/** Carries visits with the pointer. Nothing is decided here: `dropped` hears where one was let go. */
export function useDrag(place: () => Place, dropped: (carried: Carried) => void) {
  const carried = shallowRef<Carried>()
  /** The click that ends a move is none. */
  const justMoved = ref(false)
  let pressed: { placed: Placed; x: number; y: number; grip: number } | undefined
  let pointer = { clientX: 0, clientY: 0 }
  let frame = 0

  const nameWidth = (field: HTMLElement) => field.querySelector('h2')?.getBoundingClientRect().width ?? 0

  function moment(clientX: number) {
    const { field, scale } = place()
    const box = field.getBoundingClientRect()
    const left = box.left + nameWidth(field)
    return scale.from + ((clientX - left) / (box.right - left)) * (scale.to - scale.from)
  }

  function press(event: PointerEvent, placed: Placed) {
    if (event.button !== 0) return
    const grip = moment(event.clientX) - Date.parse(placed.visit.start)
    pressed = { placed, x: event.clientX, y: event.clientY, grip }
    addEventListener('pointermove', move)
    addEventListener('pointerup', release)
    addEventListener('pointercancel', stop)
    addEventListener('keydown', escape, true)
  }

  function move(event: PointerEvent) {
    if (!pressed) return
    pointer = event
    if (!carried.value && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < patience) return
    event.preventDefault()
    frame ||= requestAnimationFrame(scrollAtTheEdge)
    follow()
  }

  function follow() {
    const { field, board } = place()
    const { placed, grip } = pressed!
    const { clientX, clientY } = pointer
    const lane = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-lane]')
    const box = field.getBoundingClientRect()
    carried.value = {
      placed,
      lane: lane?.dataset.lane === nobody ? undefined : lane?.dataset.lane,
      start: snap(moment(clientX) - grip, Date.parse(placed.visit.start), board),
      y: (lane?.getBoundingClientRect().top ?? clientY - 20) - box.top + 4,
    }
  }

  /** Goes on as long as the pointer rests at the edge. */
  function scrollAtTheEdge() {
    if (!pressed) return
    frame = requestAnimationFrame(scrollAtTheEdge)
    const { scroll, field } = place()
    const { top, bottom, left, right } = scroll.getBoundingClientRect()
    const push = (at: number, from: number, to: number) => (at < from + edge ? -stride : at > to - edge ? stride : 0)
    const before = [scroll.scrollLeft, scroll.scrollTop]
    scroll.scrollBy(
      push(pointer.clientX, left + nameWidth(field), right),
      push(pointer.clientY, top + hoursHeight, bottom),
    )
    if (scroll.scrollLeft !== before[0] || scroll.scrollTop !== before[1]) follow()
  }

  function release() {
    const letGo = carried.value
    stop()
    if (!letGo) return
    justMoved.value = true
    setTimeout(() => (justMoved.value = false))
    dropped(letGo)
  }

  function escape(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    stop()
  }

  function stop() {
    pressed = undefined
    carried.value = undefined
    cancelAnimationFrame(frame)
    frame = 0
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', release)
    removeEventListener('pointercancel', stop)
    removeEventListener('keydown', escape, true)
  }

  onScopeDispose(stop)
  return { carried, justMoved, press, stop }
}
