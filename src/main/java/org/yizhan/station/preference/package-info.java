/** What people want of each other and of a home: blocks between households and workers, facts. */
@NullMarked
package org.yizhan.station.preference;

import org.jspecify.annotations.NullMarked;
