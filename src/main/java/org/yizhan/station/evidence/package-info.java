/**
 * Evidence: the file that proves a credential, and the photo of a worker. Kept encrypted, served to
 * staff only, never executed.
 */
@NullMarked
package org.yizhan.station.evidence;

import org.jspecify.annotations.NullMarked;
