/**
 * The proof that dispatch keeps its rules: random sequences of everything that can be done at a
 * station, and a checker that reads the tables and judges them anew.
 */
@NullMarked
package org.yizhan.integrity.law;

import org.jspecify.annotations.NullMarked;
