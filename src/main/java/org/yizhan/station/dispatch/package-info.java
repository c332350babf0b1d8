/** Who goes where: ranking, assignment, plans (S04, S10). */
@NullMarked
package org.yizhan.station.dispatch;

import org.jspecify.annotations.NullMarked;
