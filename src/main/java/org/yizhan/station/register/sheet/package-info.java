/**
 * Workers and credentials from a spreadsheet, the form in which companies have them: looked through
 * first, written all or not at all, repeated without doubling anybody.
 */
@NullMarked
package org.yizhan.station.register.sheet;

import org.jspecify.annotations.NullMarked;
