// The worst moment: the station is killed after it booked and before the kiosk heard of it, and comes back.
import { expect, test } from '@playwright/test'
import type { Booking, Visit } from '../src/shared/api/station'
import { readFirstRun } from './first-run'
import { chooseTime, giveAddress, giveContact, heading, pairedKiosk, portrait, readTicket, touch, words } from './kiosk'
import { manager } from './manager'
import { findOffer } from './offer'
import { startDemo } from './station'

test.use(portrait)

test('a station killed between the booking and its answer has booked once, and the resident gets the ticket', async ({
  page,
  request,
}) => {
  const ports = { YIZHAN_HTTP_PORT: '18580', YIZHAN_MQTT_PORT: '18583', YIZHAN_HUB_HTTP_PORT: '18590' }
  const first = await startDemo({ ports })
  let second: Awaited<ReturnType<typeof startDemo>> | undefined
  try {
    const run = readFirstRun(first.data)
    await pairedKiosk(page, run)
    const offer = await findOffer(request, run)
    await chooseTime(page, 'zh', offer)
    await giveAddress(page, 'zh')
    await giveContact(page, 'zh', undefined)

    let booked: Booking | undefined
    await page.route('**/api/v1/bookings', async (route) => {
      if (booked) return route.continue()
      booked = (await (await route.fetch()).json()) as Booking
      await first.kill()
      return route.abort()
    })
    await touch(page, words.zh.book)
    await expect(heading(page)).toHaveText('网络不通')
    await touch(page, words.zh.retry)
    await expect(heading(page)).toHaveText('网络不通')

    second = await startDemo({ ports, data: first.data })
    await touch(page, words.zh.retry)
    const ticket = await readTicket(page)
    expect(ticket.number).toBe(booked!.ticket!.number)
    expect(ticket.code).toBe(booked!.ticket!.code)
    const staff = await manager(request, run)
    const { visits } = await staff.get<{ visits: Visit[] }>(`visits?date=${offer.date}`)
    expect(visits.filter(({ number }) => number === ticket.number)).toHaveLength(1)
  } finally {
    await (second ?? first).stop()
  }
})
