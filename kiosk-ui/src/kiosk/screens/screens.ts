import type { Component } from 'vue'
import type { Step } from '../turn'
import AddressPart from './AddressPart.vue'
import ConfirmBooking from './ConfirmBooking.vue'
import HomeScreen from './HomeScreen.vue'
import NoPhone from './NoPhone.vue'
import PhonePad from './PhonePad.vue'
import PickCategory from './PickCategory.vue'
import PickDay from './PickDay.vue'
import PickService from './PickService.vue'
import PickTime from './PickTime.vue'
import PickWho from './PickWho.vue'
import PickWorker from './PickWorker.vue'
import ServiceDetail from './ServiceDetail.vue'
import TicketScreen from './TicketScreen.vue'

export const screens: Record<Step, Component> = {
  home: HomeScreen,
  category: PickCategory,
  service: PickService,
  detail: ServiceDetail,
  day: PickDay,
  time: PickTime,
  worker: PickWorker,
  building: AddressPart,
  unit: AddressPart,
  floor: AddressPart,
  room: AddressPart,
  who: PickWho,
  phone: PhonePad,
  'no-phone': NoPhone,
  'contact-phone': PhonePad,
  confirm: ConfirmBooking,
  ticket: TicketScreen,
}
