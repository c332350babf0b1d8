/** The city's districts, and where its stations belong and stand (S28). */
@NullMarked
package org.yizhan.hub.district;

import org.jspecify.annotations.NullMarked;
