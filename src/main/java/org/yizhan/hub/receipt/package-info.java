/** What went down to stations, and which of them have it (S27, S28). */
@NullMarked
package org.yizhan.hub.receipt;

import org.jspecify.annotations.NullMarked;
