/** Accounts, sessions and kiosks. */
@NullMarked
package org.yizhan.station.access;

import org.jspecify.annotations.NullMarked;
