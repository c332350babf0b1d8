/** The service menu with published prices (S01). */
@NullMarked
package org.yizhan.station.catalog;

import org.jspecify.annotations.NullMarked;
