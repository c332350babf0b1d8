import { ref, shallowRef } from 'vue'
import type { Menu, Station } from '@shared/api/station'
import { dayOf } from '@shared/format'
import { get } from '@shared/http'

/** The station, its clock and its menu, read once; without an answer the page goes on with this device's clock. */
export function useStation() {
  const station = shallowRef<Station>()
  const menu = shallowRef<Menu>()
  const zone = ref('Asia/Shanghai')
  const ready = ref(false)
  /** How far the station's clock is ahead of this device's, milliseconds. */
  let ahead = 0
  const today = () => dayOf(new Date(Date.now() + ahead), zone.value)

  async function open() {
    const menuAsked = get<Menu>('services').catch(() => undefined)
    station.value = await get<Station>('station').catch(() => undefined)
    if (station.value) {
      zone.value = station.value.zone
      ahead = Date.parse(station.value.now) - Date.now()
    }
    ready.value = true
    menu.value = await menuAsked
  }

  void open()
  return { station, menu, zone, ready, today }
}
