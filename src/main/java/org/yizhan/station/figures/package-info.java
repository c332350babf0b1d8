/** What the station measures of its own dispatch, and what each figure means (S10, S22, own). */
@NullMarked
package org.yizhan.station.figures;

import org.jspecify.annotations.NullMarked;
