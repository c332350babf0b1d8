/** The hours of the week in which visits are taken, published ahead by managers. */
@NullMarked
package org.yizhan.station.opening;

import org.jspecify.annotations.NullMarked;
