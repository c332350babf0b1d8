import { onScopeDispose, type Ref, ref, watch } from 'vue'
import { Problem, request } from '@shared/http'
import { uuid } from '@shared/uuid'
import type { LinkState } from './mqtt/link'
import { pauseAfter } from './mqtt/pause'
import { deliverPhotos, keepPhoto, type Photo, waitingPhotos } from './photos'
import { shrink } from './shrink'
import type { Admit } from './useDevice'

/** A photo as the page shows it. */
export interface Picture {
  id: string
  visit: string
  url: string
  state: 'waiting' | 'taken' | 'refused'
}

/** A slow network gets longer than a question does, milliseconds. */
const patience = 90_000
/** Answers that tell of a moment and not of the photo. */
const passing = [401, 408, 429]

/** The photos of visits: taken, made small, kept, and handed over while there is a line to the station. */
export function usePhotos(device: string, admit: Admit, line: Ref<LinkState>) {
  const pictures = ref<Picture[]>([])
  let busy = false
  let attempts = 0
  let over = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function show(photo: Photo) {
    if (pictures.value.some(({ id }) => id === photo.id)) return
    const url = URL.createObjectURL(photo.content)
    pictures.value.push({ id: photo.id, visit: photo.visit, url, state: 'waiting' })
  }

  /** Throws what is no picture. */
  async function add(visit: string, file: Blob) {
    const photo = { id: uuid(), device, visit, content: await shrink(file) }
    await keepPhoto(photo)
    show(photo)
    void deliver()
  }

  async function handOver({ id, visit, content }: Photo) {
    try {
      const headers = { Authorization: `Bearer ${(await admit()).token}`, 'Content-Type': content.type }
      await request('PUT', `me/visits/${visit}/photos/${id}`, { body: content, headers, patience })
      return 'taken'
    } catch (failure) {
      const isFinal = failure instanceof Problem && failure.status < 500 && !passing.includes(failure.status)
      if (isFinal) return 'refused'
      throw failure
    }
  }

  /** What another window handed over waits no more. */
  async function stillWaiting() {
    const left = await waitingPhotos(device).catch(() => [])
    for (const picture of pictures.value)
      if (picture.state === 'waiting' && !left.some(({ id }) => id === picture.id)) picture.state = 'taken'
    return left
  }

  async function deliver() {
    clearTimeout(timer)
    if (busy || line.value !== 'online') return
    busy = true
    const done = await deliverPhotos(device, handOver, ({ id }, answer) => {
      const picture = pictures.value.find((one) => one.id === id)
      if (picture) picture.state = answer
    }).catch(() => false)
    busy = false
    if (over) return
    attempts = done ? 0 : attempts + 1
    if (!done) timer = setTimeout(deliver, pauseAfter(attempts, Math.random()))
    // One that was taken with the camera meanwhile.
    else if ((await stillWaiting()).length) void deliver()
  }

  watch(line, () => void deliver())
  onScopeDispose(() => {
    over = true
    clearTimeout(timer)
    pictures.value.forEach(({ url }) => URL.revokeObjectURL(url))
  })
  void waitingPhotos(device)
    .then((left) => left.forEach(show))
    .then(deliver, () => undefined)
  return { pictures, add }
}
