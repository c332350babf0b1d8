/** Indicators of the programmes against their goals, from what stations say of their workforce. */
@NullMarked
package org.yizhan.hub.indicator;

import org.jspecify.annotations.NullMarked;
