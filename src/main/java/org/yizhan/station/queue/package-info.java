/** Who waits at the station for the counter, and whose number is called (S02, S32). */
@NullMarked
package org.yizhan.station.queue;

import org.jspecify.annotations.NullMarked;
