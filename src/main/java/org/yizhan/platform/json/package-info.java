/** JSON at the edges. */
@NullMarked
package org.yizhan.platform.json;

import org.jspecify.annotations.NullMarked;
