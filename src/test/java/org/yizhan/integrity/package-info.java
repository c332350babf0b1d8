/**
 * Proofs that nothing is sold twice and nothing acknowledged is lost: races and kills against the
 * whole station.
 */
@NullMarked
package org.yizhan.integrity;

import org.jspecify.annotations.NullMarked;
