/**
 * Photos that workers take at a visit: bound to it, kept encrypted, shown to staff only, never
 * executed.
 */
@NullMarked
package org.yizhan.station.photo;

import org.jspecify.annotations.NullMarked;
