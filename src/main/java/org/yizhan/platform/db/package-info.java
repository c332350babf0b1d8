/** Access to the database: opening, migrating, transactions. */
@NullMarked
package org.yizhan.platform.db;

import org.jspecify.annotations.NullMarked;
