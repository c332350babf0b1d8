package org.yizhan.platform.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;

/**
 * Serves exactly the operations of an OpenAPI contract: each request is authenticated, held against
 * the roles that the operation's {@code x-roles} names, validated, and only then handled. It
 * validates in place rather than on the worker pool, as the library's own router does: bodies are
 * small and the hop costs more than the check.
 */
public final class ContractRouter {
  /** Handles a valid request on a virtual thread, so it may wait. */
  public interface Handler {
    /** Answers, or throws a {@link ProblemException}. */
    Reply handle(Request request);
  }

  private final OpenAPIContract contract;
  private final Map<String, Handler> handlers = new HashMap<>();
  private final Map<String, Long> fileLimits = new HashMap<>();
  private final Map<String, Turnstile> turnstiles = new HashMap<>();

  private ContractRouter(OpenAPIContract contract) {
    this.contract = contract;
  }

  /** Waits until the contract is read. */
  public static ContractRouter of(Contract contract) {
    return new ContractRouter(contract.await());
  }

  /** Names the handler of an operation. */
  public ContractRouter on(String operationId, Handler handler) {
    if (contract.operation(operationId) == null) {
      throw new IllegalArgumentException("The contract has no operation " + operationId);
    }
    handlers.put(operationId, handler);
    return this;
  }

  /**
   * Names the handler of an operation whose body is a file of at most {@code limit} bytes. Who
   * calls and what is announced is looked at before the file is read.
   */
  public ContractRouter onFile(String operationId, long limit, Handler handler) {
    fileLimits.put(operationId, limit);
    return on(operationId, handler);
  }

  /**
   * Names the handler of an operation whose large bodies come in through a turnstile. The handler
   * reads the body itself, and holds it against the contract while it does: what is large is looked
   * at once.
   */
  public ContractRouter onMany(String operationId, Turnstile turnstile, Handler handler) {
    turnstiles.put(operationId, turnstile);
    return on(operationId, handler);
  }

  /**
   * The finished router; bodies over {@code bodyLimit} bytes are refused with 413.
   *
   * @throws IllegalStateException when an operation of the contract has no handler
   */
  public Router build(Vertx vertx, Authenticator authenticator, long bodyLimit) {
    var router = Router.router(vertx);
    router.errorHandler(
        400, new Failures()); // A path that cannot be decoded fails before any route.
    for (var operation : contract.operations()) {
      var handler = handlers.get(operation.getOperationId());
      if (handler == null) {
        throw new IllegalStateException("Nobody handles " + operation.getOperationId());
      }
      var path = operation.getAbsoluteOpenAPIPath().replaceAll("\\{(.*?)}", ":$1");
      var roles = rolesOf(operation);
      var turnstile = turnstiles.get(operation.getOperationId());
      var input = new InputCheck(contract, operation, turnstile != null);
      var limit = fileLimits.getOrDefault(operation.getOperationId(), bodyLimit);
      var gate =
          fileLimits.containsKey(operation.getOperationId())
              ? new FileGate(operation, limit)
              : turnstile;
      if (gate != null) {
        router
            .route(operation.getHttpMethod(), path)
            .handler(context -> admit(context, authenticator, roles, gate));
      }
      router
          .route(operation.getHttpMethod(), path)
          .handler(BodyHandler.create(false).setBodyLimit(limit))
          .handler(context -> serve(context, authenticator, roles, input, handler));
    }
    return router;
  }

  /** Waiting for who it is, a request must not lose the beginning of its body. */
  private static void admit(
      RoutingContext context, Authenticator authenticator, Set<Role> roles, Gate gate) {
    context.request().pause();
    try {
      requireRole(authenticator.authenticate(context), roles);
      gate.check(context);
    } finally {
      context.request().resume();
    }
    context.next();
  }

  private static void serve(
      RoutingContext context,
      Authenticator authenticator,
      Set<Role> roles,
      InputCheck input,
      Handler handler) {
    var principal = authenticator.authenticate(context);
    requireRole(principal, roles);
    input.check(context);
    handler.handle(new Request(context, principal)).send(context.response());
  }

  private static void requireRole(Principal principal, Set<Role> roles) {
    if (roles.contains(Role.OPEN) || roles.contains(principal.role())) {
      return;
    }
    if (principal.role() == Role.OPEN) {
      throw Problem.of(401, "sign-in-needed", "Sign in first")
          .withDetail("Send a Bearer token, or a ticket code where a ticket is enough.")
          .exception();
    }
    throw Problem.of(403, "not-allowed", "This role may not do this").exception();
  }

  private static Set<Role> rolesOf(Operation operation) {
    var roles = operation.getOpenAPIModel().getJsonArray("x-roles");
    if (roles == null || roles.isEmpty()) {
      throw new IllegalStateException(operation.getOperationId() + " has no x-roles");
    }
    return roles.stream()
        .map(role -> Role.of(role.toString()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
