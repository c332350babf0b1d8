/** What staff tell everybody who comes to the station (S22). */
@NullMarked
package org.yizhan.station.notice;

import org.jspecify.annotations.NullMarked;
