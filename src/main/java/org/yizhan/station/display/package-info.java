/**
 * The public board in the waiting room (S22: public display of calls, prices, companies and their
 * grades).
 */
@NullMarked
package org.yizhan.station.display;

import org.jspecify.annotations.NullMarked;
