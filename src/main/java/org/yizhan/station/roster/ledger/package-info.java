/** Hours planned and worked, overtime and missed rest; counted anew whenever asked (S09). */
@NullMarked
package org.yizhan.station.roster.ledger;

import org.jspecify.annotations.NullMarked;
