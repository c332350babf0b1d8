package org.yizhan.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.openapi.contract.OpenAPIContract;

/** A packaged contract. It is read beside whatever else starts, and once for all event loops. */
public final class Contract {
  private final Future<OpenAPIContract> read;

  private Contract(Future<OpenAPIContract> read) {
    this.read = read;
  }

  /** Begins to read it; {@code resource} is such as {@code openapi/station.yaml}. */
  public static Contract reading(Vertx vertx, String resource) {
    return new Contract(
        vertx
            .executeBlocking(() -> ContractFile.requestsOf(resource), false)
            .compose(json -> OpenAPIContract.from(vertx, json)));
  }

  /** Waits until it is read. */
  OpenAPIContract await() {
    return read.await();
  }
}
