/**
 * Workers' devices: enrolled by a code, signed in by a key that never leaves them, revoked at once.
 */
@NullMarked
package org.yizhan.station.device;

import org.jspecify.annotations.NullMarked;
