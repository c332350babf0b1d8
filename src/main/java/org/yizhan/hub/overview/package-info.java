/** What officials see of the stations. */
@NullMarked
package org.yizhan.hub.overview;

import org.jspecify.annotations.NullMarked;
