import { onScopeDispose, ref } from 'vue'

/** Whether this kiosk has a camera that a page may ask for. */
export function useCamera() {
  const present = ref(false)
  // Absent where the page did not come by HTTPS, unless the browser is told to trust the station.
  const devices = navigator.mediaDevices as MediaDevices | undefined

  const look = () =>
    void devices?.enumerateDevices().then(
      (all) => (present.value = all.some(({ kind }) => kind === 'videoinput')),
      () => undefined,
    )
  look()
  devices?.addEventListener('devicechange', look)
  onScopeDispose(() => devices?.removeEventListener('devicechange', look))
  return { present }
}
