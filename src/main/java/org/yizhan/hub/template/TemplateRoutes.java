package org.yizhan.hub.template;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.Scope;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.Sheet;
import org.yizhan.platform.text.Text;

/** Templates of the city's catalogue, and who has received them. */
public final class TemplateRoutes {
  private final Templates templates;
  private final ZoneId zone;

  /** Serves {@code templates}. */
  public TemplateRoutes(Templates templates, ZoneId zone) {
    this.templates = templates;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listTemplates", this::list)
        .on("publishTemplate", this::publish)
        .on("withdrawTemplate", this::withdraw)
        .on("listTemplateReceipts", request -> Reply.ok(Map.of("receipts", receipts(request))))
        .on("exportTemplateReceipts", this::exportReceipts);
  }

  private record View(
      UUID id,
      int version,
      @JsonUnwrapped Template.Draft content,
      String publishedBy,
      OffsetDateTime publishedAt,
      @Nullable OffsetDateTime withdrawnAt,
      long stations,
      long received) {}

  private record ReceiptView(UUID station, Text name, @Nullable OffsetDateTime receivedAt) {}

  private Reply list(Request request) {
    var all = templates.all(Scope.of(request.principal()));
    return Reply.ok(Map.of("templates", all.stream().map(this::view).toList()));
  }

  private Reply publish(Request request) {
    var draft = request.body(Template.Draft.class);
    return Reply.created(view(templates.publish(draft, request.principal())));
  }

  private Reply withdraw(Request request) {
    return Reply.ok(view(templates.withdraw(request.id("template"), request.principal())));
  }

  private List<ReceiptView> receipts(Request request) {
    var scope = Scope.of(request.principal());
    return templates.receipts(scope, request.id("template")).stream()
        .map(r -> new ReceiptView(r.station(), r.name(), local(r.receivedAt())))
        .toList();
  }

  private Reply exportReceipts(Request request) {
    var columns = List.of(Sheet.text("驿站 Station"), Sheet.text("收到 Received"));
    var rows =
        receipts(request).stream()
            .map(r ->
                List.of(r.name().zh(), r.receivedAt() == null ? "" : r.receivedAt().toString()))
            .toList();
    return new Sheet("receipts", columns, rows).reply(request);
  }

  private View view(Template t) {
    return new View(
        t.id(),
        t.version(),
        t.content(),
        t.publishedBy(),
        t.publishedAt().atZone(zone).toOffsetDateTime(),
        local(t.withdrawnAt()),
        t.stations(),
        t.received());
  }

  private @Nullable OffsetDateTime local(@Nullable Instant instant) {
    return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
  }
}
