/** Times without visits, of a worker or in a building, and what becomes of the visits (S33). */
@NullMarked
package org.yizhan.station.suspension;

import org.jspecify.annotations.NullMarked;
