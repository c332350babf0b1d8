/** The city's figures, recomputed from what stations reported (S27, S28). */
@NullMarked
package org.yizhan.hub.figures;

import org.jspecify.annotations.NullMarked;
