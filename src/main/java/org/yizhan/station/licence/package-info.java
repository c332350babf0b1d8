/**
 * Licensed dispatch (持证派单, S04): what credentials workers and companies hold, and the dated rules
 * that say which work they cover.
 */
@NullMarked
package org.yizhan.station.licence;

import org.jspecify.annotations.NullMarked;
