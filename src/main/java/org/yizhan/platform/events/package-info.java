/** The event table, its sealer and the sealed log. */
@NullMarked
package org.yizhan.platform.events;

import org.jspecify.annotations.NullMarked;
