/** Accounts and sessions, and calls for a person from kiosks. */
@NullMarked
package org.yizhan.station.access;

import org.jspecify.annotations.NullMarked;
