/**
 * The employment register (S22): companies with their numbers, promise and grade, workers with
 * contracts, insurance and history, and how much of a company is its own staff (员工制).
 */
@NullMarked
package org.yizhan.station.register;

import org.jspecify.annotations.NullMarked;
