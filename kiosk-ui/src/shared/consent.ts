import type { BookingRequest } from './api/station'

/**
 * The version of the consent text that is shown at the kiosk and read out at the counter; a text that says anything else is
 * another version. What it says is what `src/docs/personal-data.md` lists.
 */
export const consentVersion: BookingRequest['consent']['version'] = '2026-11'

/** What the text says, in this order: `consent.stored` … in the pages' messages. */
export const consentParts = ['stored', 'use', 'seen', 'kept', 'rights'] as const
