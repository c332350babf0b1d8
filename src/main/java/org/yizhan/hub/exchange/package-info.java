/** Sealed events come in, acknowledgements and the downlink go back. */
@NullMarked
package org.yizhan.hub.exchange;

import org.jspecify.annotations.NullMarked;
