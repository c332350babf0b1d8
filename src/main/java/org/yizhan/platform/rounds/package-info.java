/** What a program does by itself, again and again. */
@NullMarked
package org.yizhan.platform.rounds;

import org.jspecify.annotations.NullMarked;
