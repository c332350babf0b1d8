package org.yizhan.hub.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;

/** Officials' accounts, kept by the city. */
public final class AccountRoutes {
  private final Officials officials;
  private final ZoneId zone;

  /** Serves {@code officials}. */
  public AccountRoutes(Officials officials, ZoneId zone) {
    this.officials = officials;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listAccounts", this::list)
        .on("makeAccount", this::make)
        .on("closeAccount", this::close)
        .on("renewPassword", this::renew);
  }

  private record Draft(String name, String role, @Nullable UUID district) {}

  private record View(
      UUID id,
      String name,
      String role,
      @Nullable DistrictName district,
      OffsetDateTime createdAt,
      @Nullable OffsetDateTime closedAt) {}

  private record OpenedView(View account, String password) {}

  private Reply list(Request request) {
    return Reply.ok(Map.of("accounts", officials.all().stream().map(this::view).toList()));
  }

  private Reply make(Request request) {
    var body = request.body(Draft.class);
    var draft = new Officials.Draft(body.name(), Role.of(body.role()), body.district());
    return Reply.created(opened(officials.make(draft, request.principal())));
  }

  private Reply close(Request request) {
    officials.close(request.id("account"), request.principal());
    return Reply.nothing();
  }

  private Reply renew(Request request) {
    return Reply.ok(opened(officials.renew(request.id("account"))));
  }

  private OpenedView opened(Officials.Opened opened) {
    return new OpenedView(view(opened.official()), opened.password());
  }

  private View view(Official official) {
    return new View(
        official.id(),
        official.name(),
        official.role().code(),
        official.district(),
        at(official.createdAt()),
        official.closedAt() == null ? null : at(official.closedAt()));
  }

  private OffsetDateTime at(Instant instant) {
    return instant.atZone(zone).toOffsetDateTime();
  }
}
