package org.yizhan.platform.http;

import io.vertx.ext.web.RoutingContext;

/** Looks at a request once it is known who makes it, and before its body is read. */
interface Gate {
  /**
   * @throws ProblemException when the body is not to be read
   */
  void check(RoutingContext context);
}
