/** What happens, streamed to those who may hear it. */
@NullMarked
package org.yizhan.station.live;

import org.jspecify.annotations.NullMarked;
