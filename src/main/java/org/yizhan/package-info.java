@NullMarked
package org.yizhan;

import org.jspecify.annotations.NullMarked;
