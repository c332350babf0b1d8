package org.yizhan.station.roster.leave;

import java.time.LocalDate;
import org.yizhan.platform.text.Text;

/**
 * A quota that would not hold.
 *
 * @param name of the quota
 * @param perCompany how many may be away at once
 * @param day the first on which it would be too many
 * @param away how many it would be
 */
record UsedUp(Text company, Text name, int perCompany, LocalDate day, int away) {}
