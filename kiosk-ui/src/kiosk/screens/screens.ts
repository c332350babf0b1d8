import type { Component } from 'vue'
import type { Step } from '../turn'
import AddressPart from './AddressPart.vue'
import CancelBooking from './CancelBooking.vue'
import ConfirmBooking from './ConfirmBooking.vue'
import ConsentText from './ConsentText.vue'
import EnterTicket from './EnterTicket.vue'
import FindBuilding from './FindBuilding.vue'
import HomeScreen from './HomeScreen.vue'
import MoveBooking from './MoveBooking.vue'
import MyBooking from './MyBooking.vue'
import NoticesScreen from './NoticesScreen.vue'
import NumberScreen from './NumberScreen.vue'
import PhonePad from './PhonePad.vue'
import PickCarer from './PickCarer.vue'
import PickCategory from './PickCategory.vue'
import PickDay from './PickDay.vue'
import PickName from './PickName.vue'
import PickPayer from './PickPayer.vue'
import PickService from './PickService.vue'
import PickTime from './PickTime.vue'
import PickWorker from './PickWorker.vue'
import PricesScreen from './PricesScreen.vue'
import SeriesDates from './SeriesDates.vue'
import ServiceDetail from './ServiceDetail.vue'
import TakeNumber from './TakeNumber.vue'
import TicketScreen from './TicketScreen.vue'

export const screens: Record<Step, Component> = {
  home: HomeScreen,
  prices: PricesScreen,
  notices: NoticesScreen,
  queue: TakeNumber,
  number: NumberScreen,
  earlier: EnterTicket,
  mine: MyBooking,
  move: MoveBooking,
  cancel: CancelBooking,
  category: PickCategory,
  service: PickService,
  detail: ServiceDetail,
  carer: PickCarer,
  day: PickDay,
  time: PickTime,
  worker: PickWorker,
  series: SeriesDates,
  building: AddressPart,
  find: FindBuilding,
  unit: AddressPart,
  floor: AddressPart,
  room: AddressPart,
  phone: PhonePad,
  'contact-phone': PhonePad,
  confirm: ConfirmBooking,
  name: PickName,
  payer: PickPayer,
  'payer-phone': PhonePad,
  consent: ConsentText,
  ticket: TicketScreen,
}
