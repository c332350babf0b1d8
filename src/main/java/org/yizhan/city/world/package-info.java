/**
 * What happens at simulated stations, and what is true of it. Nothing here knows how the hub
 * counts.
 */
@NullMarked
package org.yizhan.city.world;

import org.jspecify.annotations.NullMarked;
