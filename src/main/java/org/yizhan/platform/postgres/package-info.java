/**
 * PostgreSQL run by the program itself from published binaries.
 *
 * <p>{@link org.yizhan.platform.postgres.EmbeddedPostgres} is the only public door to the server;
 * everything it needs from the machine stays private to this package.
 */
@NullMarked
package org.yizhan.platform.postgres;

import org.jspecify.annotations.NullMarked;
