/** One day of everybody on one picture: time at work, visits, ways, and what is the matter. */
@NullMarked
package org.yizhan.station.board;

import org.jspecify.annotations.NullMarked;
