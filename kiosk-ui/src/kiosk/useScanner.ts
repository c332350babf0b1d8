import { onScopeDispose } from 'vue'
import { type Proof, scanned } from './earlier'

/** A pause longer than this begins another reading, milliseconds; scanners type far faster. */
const pause = 500
const longest = 300

/** A scanner types what it reads like a keyboard; calls `onScan` with the ticket whose QR it read while `active`. */
export function useScanner(active: () => boolean, onScan: (ticket: Proof) => void) {
  let read = ''
  let last = 0

  function onKey(event: KeyboardEvent) {
    if (event.timeStamp - last > pause) read = ''
    last = event.timeStamp
    if (event.key.length === 1) read = (read + event.key).slice(-longest)
    if (event.key !== 'Enter') return
    const ticket = scanned(read)
    read = ''
    if (!ticket || !active()) return
    // Otherwise the key would also press whatever button has the focus.
    event.preventDefault()
    onScan(ticket)
  }

  window.addEventListener('keydown', onKey, true)
  onScopeDispose(() => window.removeEventListener('keydown', onKey, true))
}
