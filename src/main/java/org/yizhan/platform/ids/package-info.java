/** Identifiers. */
@NullMarked
package org.yizhan.platform.ids;

import org.jspecify.annotations.NullMarked;
