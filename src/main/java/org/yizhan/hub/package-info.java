/** The city's hub: stations report to it, officials look at it (S28). */
@NullMarked
package org.yizhan.hub;

import org.jspecify.annotations.NullMarked;
