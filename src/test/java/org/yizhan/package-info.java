/** Tests of the whole: architecture, format, the line from end to end. */
@NullMarked
package org.yizhan;

import org.jspecify.annotations.NullMarked;
