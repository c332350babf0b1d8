import type { Kiosk } from '@shared/api/station'

type State = NonNullable<Kiosk['printer']['state']>

/** Whether somebody has to go to the printer before it prints again. */
export const isStopped = (state: State) => state !== 'ready' && state !== 'paper-low'

/** Kiosks in use whose tickets stay on the screen although they have a printer. */
export const stopped = (kiosks: Kiosk[]) =>
  kiosks.filter(({ revokedAt, printer }) => !revokedAt && printer.state && isStopped(printer.state))
