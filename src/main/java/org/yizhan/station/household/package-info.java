/** The community's address book, households and people. */
@NullMarked
package org.yizhan.station.household;

import org.jspecify.annotations.NullMarked;
