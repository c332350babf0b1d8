/** Services as the city wants them offered, and which stations have received them (S27, S28). */
@NullMarked
package org.yizhan.hub.template;

import org.jspecify.annotations.NullMarked;
