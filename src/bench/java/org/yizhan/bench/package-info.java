/**
 * Measurements for humans: each prints a table and leaves its rows in {@code target/bench.json}.
 */
@NullMarked
package org.yizhan.bench;

import org.jspecify.annotations.NullMarked;
