/**
 * Other planners on the same vehicle routing problems, near their defaults: one thread, the same
 * CPU seconds. Only the benchmark depends on them.
 */
@NullMarked
package org.yizhan.bench.rival;

import org.jspecify.annotations.NullMarked;
