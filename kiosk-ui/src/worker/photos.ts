// Photos on their way to the station: kept in IndexedDB, handed over by HTTP one at a time, each under its own id.
import { answered, change, put, readAll } from './keep'

export interface Photo {
  id: string
  device: string
  visit: string
  content: Blob
}

/** What the station said of a photo: it has it, or never will. Whatever else happens is thrown, and tried again. */
export type Handover = (photo: Photo) => Promise<'taken' | 'refused'>

export async function waitingPhotos(device: string): Promise<Photo[]> {
  return (await readAll<Photo>('photos')).map(({ value }) => value).filter((photo) => photo.device === device)
}

export const keepPhoto = (photo: Photo) => put('photos', photo.id, photo)
const drop = (id: string) => change(['photos'], (of) => answered(of('photos').delete(id)))

/** Hands over whatever waits; false when it stopped on the way and is to be tried again. */
export async function deliverPhotos(
  device: string,
  handOver: Handover,
  said: (photo: Photo, answer: 'taken' | 'refused') => void,
): Promise<boolean> {
  for (const photo of await waitingPhotos(device)) {
    try {
      said(photo, await handOver(photo))
    } catch {
      return false
    }
    await drop(photo.id)
  }
  return true
}
