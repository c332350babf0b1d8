/** One topic of a Kafka cluster that others run. Loaded only where one is configured. */
@NullMarked
package org.yizhan.platform.kafka;

import org.jspecify.annotations.NullMarked;
