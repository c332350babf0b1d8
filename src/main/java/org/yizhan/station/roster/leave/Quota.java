package org.yizhan.station.roster.leave;

import java.time.LocalDate;
import java.util.UUID;
import org.yizhan.platform.text.Text;

/**
 * How many workers of one company may be away at once.
 *
 * @param until the last day
 */
record Quota(UUID id, Text name, LocalDate from, LocalDate until, int perCompany) {}
