package org.yizhan.hub.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.Sheet;

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
        .on("exportAccounts", this::export)
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

  private Reply export(Request request) {
    var columns =
        Stream.of("用户名 User name", "角色 Role", "城区 District", "开户 Since", "销户 Closed")
            .map(Sheet::text)
            .toList();
    var rows =
        officials.all().stream()
            .map(one ->
                List.of(
                    one.name(),
                    one.role().code(),
                    one.district() == null ? "" : one.district().name().zh(),
                    at(one.createdAt()).toString(),
                    one.closedAt() == null ? "" : at(one.closedAt()).toString()))
            .toList();
    return new Sheet("accounts", columns, rows).reply(request);
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
