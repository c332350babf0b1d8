package org.yizhan.platform.http;

import io.vertx.ext.web.RoutingContext;
import org.yizhan.platform.auth.Principal;

/** Finds out who calls. */
public interface Authenticator {
  /**
   * The caller, {@link Principal#ANYBODY} when the request carries no credential.
   *
   * @throws ProblemException when a credential is there but no good
   */
  Principal authenticate(RoutingContext context);
}
